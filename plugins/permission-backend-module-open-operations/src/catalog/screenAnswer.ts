import { Response } from 'express';
import { StringDecoder } from 'node:string_decoder';
import { ScreenedText } from './ScreenedText';
import { withoutPeople } from './withoutPeople';

type Rest = [encoding?: BufferEncoding | (() => void), done?: () => void];

function callbackOf(values: unknown[]): (() => void) | undefined {
  return values.find(value => typeof value === 'function') as
    | (() => void)
    | undefined;
}

/**
 * Makes an answer name nobody, however it is written.
 *
 * @internal
 */
export function screenAnswer(res: Response): void {
  const json = res.json.bind(res);
  const write = res.write.bind(res);
  const end = res.end.bind(res);
  const text = ScreenedText.create();
  const decoder = new StringDecoder('utf8');
  let screened = false;

  function read(chunk: unknown, encoding: unknown): string {
    // What was counted and hashed is not what goes out.
    if (!res.headersSent) {
      res.removeHeader('content-length');
      res.removeHeader('etag');
    }
    if (typeof chunk === 'string') {
      const bytes = Buffer.from(
        chunk,
        typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8',
      );
      return text.add(decoder.write(bytes));
    }
    return chunk instanceof Uint8Array
      ? text.add(decoder.write(Buffer.from(chunk)))
      : '';
  }

  // Express counts and hashes what it is given here.
  res.json = body => {
    screened = true;
    return json(
      body === undefined
        ? body
        : withoutPeople(JSON.parse(JSON.stringify(body))),
    );
  };

  res.write = ((chunk: unknown, ...rest: Rest) => {
    if (screened) return write(chunk, ...(rest as [BufferEncoding]));
    const ready = read(chunk, rest[0]);
    const done = callbackOf(rest);
    if (ready !== '') return write(ready, 'utf8', done);
    if (done) process.nextTick(done);
    return true;
  }) as typeof res.write;

  res.end = ((...values: [chunk?: unknown, ...rest: Rest]) => {
    if (screened) return end(...(values as [unknown, BufferEncoding]));
    screened = true;
    const [chunk, encoding] = values;
    const ready = read(chunk, encoding);
    const left = text.end();
    // The catalog says nothing but JSON; what is something else has not been looked at.
    if (left === undefined && !res.headersSent) res.status(500);
    return end(ready + (left ?? ''), 'utf8', callbackOf(values));
  }) as typeof res.end;
}
