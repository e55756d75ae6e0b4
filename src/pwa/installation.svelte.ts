import { createContext } from 'svelte';
import { registerWorker, type Update } from './register.ts';

/** The app as this browser keeps it. */
export class Installation {
  /** It opens without a network. */
  isKept = $state(false);
  /** A newer version is there and waits to be asked for. */
  isNewer = $state(false);
  #update: Update | null = null;

  async register(register: typeof registerWorker = registerWorker): Promise<void> {
    this.#update = await register({
      onkept: () => (this.isKept = true),
      onnewer: () => (this.isNewer = true),
    });
  }

  /** Loads the newer version, and with it the page: what is open is closed. */
  update(): void {
    this.#update?.();
  }

  /** The person goes on with this version. */
  putOff(): void {
    this.isNewer = false;
  }
}

export const [getInstallation, setInstallation] = createContext<Installation>();
