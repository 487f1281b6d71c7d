/** What travels between the double and a child that stands for a utility process (Node's advanced serialisation). */
export type Wire =
  | { readonly type: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly id: number };

export function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && 'type' in value;
}
