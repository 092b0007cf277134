import MarkdownIt from 'markdown-it';
import { TextLines } from './TextLines';

/** A piece of Markdown that stands in lines of its own. @internal */
export interface Block {
  kind: 'heading' | 'text' | 'row' | 'code' | 'html';
  /** The first character in the text, and the one after the last. */
  start: number;
  end: number;
  /** Source of the text in it; for code, the code. */
  content: string;
  /** Of headings, 1 to 6. */
  level: number;
  quoted: boolean;
  /** How deep in lists it is, 0 for outside. */
  depth: number;
  /** It is what a list item begins with. */
  item: boolean;
  /** Of rows in tables. */
  cells: string[];
  /** The row with the names of the columns. */
  head: boolean;
}

/**
 * Blocks only: what stands within them has no part in where code begins and ends. Blocks take a time that grows with the
 * text and no faster, whatever it is.
 */
const PARSER = new MarkdownIt({ html: true });
PARSER.core.ruler.enableOnly(['normalize', 'block']);

type Token = ReturnType<typeof PARSER.parse>[number];

/** Walks through tokens and knows in what it is. */
class BlockReader {
  readonly blocks: Block[] = [];
  readonly #lines: TextLines;
  readonly #from: number;
  #quotes = 0;
  #lists = 0;
  #itemBegins = false;
  #within?: Token;
  #row?: Block;

  constructor(text: string, from: number) {
    this.#lines = TextLines.of(text);
    this.#from = from;
  }

  read(token: Token) {
    switch (token.type) {
      case 'blockquote_open':
      case 'blockquote_close':
        this.#quotes += token.nesting;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists += token.nesting;
        break;
      case 'list_item_open':
        this.#itemBegins = true;
        break;
      case 'heading_open':
      case 'paragraph_open':
        this.#within = token;
        break;
      case 'tr_open':
        this.#row = this.#block('row', token);
        break;
      case 'th_open':
        if (this.#row) this.#row.head = true;
        break;
      case 'tr_close':
        if (this.#row) this.blocks.push(this.#row);
        this.#row = undefined;
        break;
      case 'fence':
      case 'code_block':
        this.blocks.push(this.#block('code', token, token.content));
        break;
      case 'html_block':
        this.blocks.push(this.#block('html', token, token.content));
        break;
      case 'inline':
        this.#text(token);
        break;
      default:
    }
  }

  #text(token: Token) {
    if (this.#row) {
      this.#row.cells.push(token.content.trim());
      return;
    }
    const heading = this.#within?.type === 'heading_open';
    const block = this.#block(
      heading ? 'heading' : 'text',
      this.#within ?? token,
      token.content,
    );
    if (heading) block.level = Number(this.#within?.tag.slice(1));
    this.blocks.push(block);
  }

  #block(kind: Block['kind'], { map }: Token, content = ''): Block {
    const [first, last] = map ?? [0, 0];
    const item = this.#itemBegins && this.#lists > 0;
    this.#itemBegins = false;
    return {
      kind,
      start: this.#from + this.#lines.startOf(first),
      end: this.#from + this.#lines.startOf(last),
      content,
      level: 0,
      quoted: this.#quotes > 0,
      depth: this.#lists,
      item,
      cells: [],
      head: false,
    };
  }
}

/** The blocks of a text, from a character on, in their order. @internal */
export function blocksOf(text: string, from = 0): Block[] {
  const rest = text.slice(from);
  const reader = new BlockReader(rest, from);
  for (const token of PARSER.parse(rest, {})) reader.read(token);
  return reader.blocks;
}
