/** Notes on queries that say nothing of the data. */
const OF_THE_QUERY = /^PromQL (info|warning):/;

/**
 * Sorts what a server adds to an answer: doubts about the query, in our words, and everything else, which says that
 * the answer is not whole.
 *
 * @internal
 */
export function sortWarnings(
  answer: { warnings?: string[] | null; infos?: string[] | null },
  title: string,
): { doubts: string[]; parts: string[] } {
  const warnings = answer.warnings ?? [];
  const parts = warnings.filter(text => !OF_THE_QUERY.test(text));
  const remarks = [...warnings, ...(answer.infos ?? [])].filter(text =>
    OF_THE_QUERY.test(text),
  );
  const doubts = new Set(remarks.map(text => sayRemark(text, title)));
  return { doubts: [...doubts].filter(text => text !== ''), parts };
}

function sayRemark(text: string, title: string): string {
  // The name of a counter is a matter of taste.
  if (/might not be a counter/.test(text)) return '';
  if (/not a valid|invalid bucket|bucket label/.test(text)) {
    return `${title} finds buckets in the query that are none.`;
  }
  if (/monotonic/.test(text)) {
    return `${title} finds buckets in the query whose counts contradict each other.`;
  }
  if (/mix/.test(text)) {
    return `${title} finds histograms and numbers mixed in the query.`;
  }
  return `${title} doubts the query.`;
}
