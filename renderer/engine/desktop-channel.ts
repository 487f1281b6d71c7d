import { ENGINE_PORT_MESSAGE, type DesktopBridge } from '../../electron/contract/bridge.ts';
import { portChannel, type Channel } from '../../electron/contract/transport/channel.ts';

/** The engine's port in the desktop shell: the preload delivers it as a window message. */
export function openDesktopChannel(bridge: DesktopBridge): Promise<Channel> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== ENGINE_PORT_MESSAGE || !port) return;
      window.removeEventListener('message', receive);
      const { channel, message, closed } = portChannel(port);
      port.addEventListener('message', (incoming) => message(incoming.data));
      port.addEventListener('close', closed);
      resolve(channel);
    };
    window.addEventListener('message', receive);
    bridge.connectEngine();
  });
}
