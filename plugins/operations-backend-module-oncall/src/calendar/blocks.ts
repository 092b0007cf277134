/** A calendar cut into its parts, each with its lines as they are. @internal */
export interface Blocks {
  /** The calendar's own properties. */
  head: string[];
  timeZones: string[][];
  events: string[][];
}

/**
 * Cuts a calendar into parts that can be read one by one, so that a broken event costs itself alone. Lines are not unfolded.
 *
 * @internal
 */
export function blocksOf(text: string): Blocks {
  const blocks: Blocks = { head: [], timeZones: [], events: [] };
  let block: string[] | undefined;
  let kind = '';
  for (const line of text.split(/\r\n|\n|\r/)) {
    const begun = /^BEGIN:(VEVENT|VTIMEZONE)\s*$/i.exec(line)?.[1];
    if (begun && (!block || /^VEVENT$/i.test(begun))) {
      // An event that begins in an event: the one before was never ended.
      if (block) blocks.events.push(block);
      block = [];
      kind = begun.toUpperCase();
    }
    if (block) block.push(line);
    else if (!/^(BEGIN|END):VCALENDAR\s*$/i.test(line)) blocks.head.push(line);
    if (block && new RegExp(`^END:${kind}\\s*$`, 'i').test(line)) {
      (kind === 'VEVENT' ? blocks.events : blocks.timeZones).push(block);
      block = undefined;
    }
  }
  if (block) blocks.events.push(block);
  return blocks;
}

/** The value of one of the calendar's own properties. @internal */
export function headValue({ head }: Blocks, name: string): string | undefined {
  const start = new RegExp(`^${name}(;[^:]*)?:`, 'i');
  const line = head.find(one => start.test(one));
  return line?.replace(start, '').trim() || undefined;
}
