/** Pictures by how their content begins. What they call themselves counts for nothing. */
const BEGINNINGS: Array<{ type: string; bytes: string; at?: number }> = [
  { type: 'image/png', bytes: '89504e470d0a1a0a' },
  { type: 'image/jpeg', bytes: 'ffd8ff' },
  { type: 'image/gif', bytes: '474946383761' },
  { type: 'image/gif', bytes: '474946383961' },
  { type: 'image/webp', bytes: '57454250', at: 8 },
];
const RIFF = '52494646';

function has(content: Buffer, bytes: string, at: number): boolean {
  return content
    .subarray(at, at + bytes.length / 2)
    .equals(Buffer.from(bytes, 'hex'));
}

/** The media type of a picture; undefined where it is none that browsers show without running anything. @internal */
export function imageType(content: Buffer): string | undefined {
  return BEGINNINGS.find(
    ({ bytes, at = 0 }) =>
      has(content, bytes, at) && (at === 0 || has(content, RIFF, 0)),
  )?.type;
}
