import { textOf } from '../../documents/readTree';

/** Text of git: UTF-8, and Latin-1 where it is none, so that nothing is lost. @internal */
export function decode(bytes: Buffer): string {
  return textOf(bytes) ?? bytes.toString('latin1');
}
