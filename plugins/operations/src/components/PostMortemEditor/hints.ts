import {
  LensFacts,
  LensFinding,
  PostMortemProblem,
  ReadPostMortem,
  reviewPostMortem,
} from '@operate-first/plugin-operations-common';

/** What a reviewer, or who reads the file, would say of the text. @internal */
export type Hint = Pick<PostMortemProblem, 'message' | 'line'> & {
  severity: LensFinding['severity'];
  /** What it is said in other languages by. */
  finding?: LensFinding;
};

/**
 * What is wrong or doubtful in a text, and what a reviewer would ask, in the order of its lines.
 *
 * @internal
 */
export function hintsOf(
  { document, problems }: ReadPostMortem,
  facts: LensFacts,
): Hint[] {
  const findings = document ? reviewPostMortem(document, facts) : [];
  return [
    ...problems,
    ...findings.map(finding => ({
      severity: finding.severity,
      message: `${finding.message} ${finding.remedy}`,
      line: finding.line,
      finding,
    })),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
