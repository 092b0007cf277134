import {
  PostMortemProblem,
  PostMortemPreview,
} from '@operate-first/plugin-operations-common';
import { PublicAccount } from '../account';

const MOST_FINDINGS = 1_000;
const EXCERPT = 120;

/** Where each line of a text begins. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Both accounts side by side, with what was redacted. Findings come in the order of the text. @internal */
export function previewOf(
  internal: string,
  { body, source, findings, leaks }: PublicAccount,
  problems: PostMortemProblem[],
): PostMortemPreview {
  const starts = lineStarts(source);
  let line = 0;
  return {
    internal,
    public: body,
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map(({ kind, start, end, pseudonym }) => {
        while (line + 1 < starts.length && starts[line + 1] <= start) line++;
        return {
          kind,
          line: line + 1,
          excerpt: source.slice(start, Math.min(end, start + EXCERPT)),
          replacement: pseudonym,
        };
      }),
    leaks,
    problems,
  };
}
