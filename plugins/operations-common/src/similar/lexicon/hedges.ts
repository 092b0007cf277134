/* What programs say when they do not know: several causes at once, which would agree with every one of them. */
const HEDGES = [
  /has expired or is not yet valid(?=: current time)/gi,
  /:? ?possibly out of memory or process\/resource limits reached/gi,
  /repository does not exist or may require (?:authorization|'docker login')/gi,
  /Perhaps out of memory\?/gi,
  /Is the server running (?:on|locally|on that)[^?]{0,200}\?/gi,
  /check (?:the|your) (?:network|firewall|credentials)[^.]{0,80}/gi,
];

/** A line without guesses. */
export function withoutHedges(line: string): string {
  let text = line;
  for (const hedge of HEDGES) text = text.replace(hedge, ' ');
  return text;
}
