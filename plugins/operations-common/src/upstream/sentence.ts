/**
 * What a timeline says once something upstream is otherwise than before.
 *
 * @param item - how it is now. `message` is there where it was closed without being mended.
 * @returns undefined where nothing is to be said.
 * @public
 */
export function upstreamSentence(
  item: { name: string; state: string; message?: string },
  before: string,
): string | undefined {
  const { name, state, message } = item;
  if (state === before) return undefined;
  switch (state) {
    case 'merged':
      return `Upstream fixed it in ${name}.`;
    case 'closed':
      return message
        ? `Upstream closed ${name}: ${message}`
        : `Upstream fixed it in ${name}.`;
    case 'open':
      return before === 'closed' ? `Upstream reopened ${name}.` : undefined;
    default:
      return undefined;
  }
}
