import { Readable } from 'node:stream';

const END = '\r\n\r\n';

/** What a CGI program answers. @internal */
export interface CgiAnswer {
  status: number;
  fields: Record<string, string>;
  /** What comes after the header. */
  body: Readable;
}

/** Reads the header of what a CGI program prints, and leaves the rest to be read. @internal */
export async function readCgi(output: Readable): Promise<CgiAnswer> {
  let head = Buffer.alloc(0);
  let end = -1;
  while (end < 0) {
    const chunk = await nextChunk(output);
    if (chunk === undefined) throw new Error('it ended before its header did');
    head = Buffer.concat([head, chunk]);
    end = head.indexOf(END);
  }
  const rest = head.subarray(end + END.length);
  if (rest.length > 0) output.unshift(rest);
  const fields = Object.fromEntries(
    head
      .subarray(0, end)
      .toString('latin1')
      .split('\r\n')
      .map(line => {
        const colon = line.indexOf(':');
        return [
          line.slice(0, colon).toLocaleLowerCase('en-US'),
          line.slice(colon + 1).trim(),
        ];
      }),
  );
  const { status = '200', ...others } = fields;
  return { status: Number.parseInt(status, 10), fields: others, body: output };
}

async function nextChunk(output: Readable): Promise<Buffer | undefined> {
  for (;;) {
    const chunk: Buffer | null = output.read();
    if (chunk !== null) return chunk;
    if (output.readableEnded || output.destroyed) return undefined;
    await new Promise<void>(next => {
      const go = () => {
        output.off('readable', go).off('end', go).off('close', go);
        next();
      };
      output.once('readable', go).once('end', go).once('close', go);
    });
  }
}
