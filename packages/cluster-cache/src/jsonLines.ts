import { StringDecoder } from 'node:string_decoder';

/** A line that is longer is no object of Kubernetes, which keeps none above some megabytes. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Splits a stream into its lines; what follows the last line break is a line too, since it may be half an object. */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first, ...others] = decoder.write(chunk).split('\n');
    rest.push(first);
    length += first.length;
    for (const part of others) {
      yield rest.join('');
      rest = [part];
      length = part.length;
    }
    if (length > LONGEST_LINE) throw new SyntaxError('a line has no end');
  }
  const last = rest.join('');
  if (last) yield last;
}
