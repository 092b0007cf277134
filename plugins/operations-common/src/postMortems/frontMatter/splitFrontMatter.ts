/** @internal */
export interface FrontMatterSplit {
  /** YAML between the lines of `---`; missing where there is none. */
  yaml?: string;
  /** Where it begins in the file. */
  yamlStart: number;
  /** Where the body begins in the file. */
  bodyStart: number;
  /** It begins and does not end. */
  unclosed: boolean;
  /** TOML between lines of `+++`, which nobody reads. */
  toml: boolean;
}

const OPENING = /^\uFEFF?(---|\+\+\+)[ \t]*(?:\r\n?|\n)/;
const CLOSING = {
  '---': /^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|(?![^]))/m,
  '+++': /^\+\+\+[ \t]*(?:\r\n?|\n|(?![^]))/m,
};

/** Takes the front matter of a file from its body. @internal */
export function splitFrontMatter(markdown: string): FrontMatterSplit {
  const bom = markdown.startsWith('\uFEFF') ? 1 : 0;
  const none = {
    yamlStart: bom,
    bodyStart: bom,
    unclosed: false,
    toml: false,
  };
  const opening = OPENING.exec(markdown);
  if (!opening) return none;
  const [all, fence] = opening;
  const yamlStart = all.length;
  const rest = markdown.slice(yamlStart);
  const closing = CLOSING[fence as keyof typeof CLOSING].exec(rest);
  if (!closing) return { ...none, unclosed: true };
  return {
    ...(fence === '---' && { yaml: rest.slice(0, closing.index) }),
    yamlStart,
    bodyStart: yamlStart + closing.index + closing[0].length,
    unclosed: false,
    toml: fence === '+++',
  };
}
