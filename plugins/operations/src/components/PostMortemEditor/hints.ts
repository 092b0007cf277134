import {
  LensFacts,
  LensFinding,
  PostMortemProblem,
  ReadPostMortem,
  reviewPostMortem,
  reviewPostMortemInTurns,
} from '@operate-first/plugin-operations-common';

/** What a reviewer, or who reads the file, would say of the text. @internal */
export type Hint = Pick<PostMortemProblem, 'message' | 'line'> & {
  severity: LensFinding['severity'];
  /** What it is said in other languages by. */
  finding?: LensFinding;
};

function inOrder(
  problems: PostMortemProblem[],
  findings: LensFinding[],
): Hint[] {
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

/**
 * What is wrong or doubtful in a text, and what a reviewer would ask, in the order of its lines.
 *
 * @internal
 */
export function hintsOf(
  { document, problems }: ReadPostMortem,
  facts: LensFacts,
): Hint[] {
  return inOrder(problems, document ? reviewPostMortem(document, facts) : []);
}

/**
 * The same in portions: whoever writes meanwhile gets their turn.
 *
 * @internal
 */
export async function hintsInTurns(
  { document, problems }: ReadPostMortem,
  facts: LensFacts,
  turn: () => Promise<void>,
): Promise<Hint[]> {
  const findings = document
    ? await reviewPostMortemInTurns(document, facts, turn)
    : [];
  return inOrder(problems, findings);
}
