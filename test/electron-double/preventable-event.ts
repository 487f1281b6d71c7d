/** An event of Electron's that listeners may prevent. */
export function preventableEvent<T extends object>(params: T): Electron.Event<T> {
  let prevented = false;
  return Object.assign(
    {
      preventDefault: () => {
        prevented = true;
      },
      get defaultPrevented() {
        return prevented;
      },
    },
    {},
    params,
  ) as Electron.Event<T>;
}
