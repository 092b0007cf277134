import { setImmediate as othersTurn } from 'node:timers/promises';

/** Others get their turn after so long. */
const TURN_MILLISECONDS = 10;

/**
 * Long work in small portions, so that whoever asks the portal for something meanwhile does not wait for all of it.
 *
 * @internal
 */
export class Turns {
  #since = performance.now();

  static create(): Turns {
    return new Turns();
  }

  private constructor() {}

  /** To be called often: lets others have their turn now and then. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < TURN_MILLISECONDS) return;
    await othersTurn();
    this.#since = performance.now();
  }
}
