import { NamedIdentity } from '../model';
import { Codeowners, CodeownersDialect, CodeownersRule } from './model';
import { patternProblem } from './pattern';

/** GitHub reads no larger one either. */
const LARGEST = 3 * 1024 * 1024;
const MOST_PROBLEMS = 100;
const HANDLE = /^@{1,2}([\w.-]+)$/;
const TEAM = /^@([\w.-]+(?:\/[\w.-]+)+)$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
/** `[Name]`, `^[Name][2] @owner`. */
const SECTION = /^(\^?)\[([^\]]+)\](?:\[(\d+)\])?(?:\s+(.*))?$/;

interface Section {
  name: string;
  optional: boolean;
  approvals?: number;
  owners: NamedIdentity[];
}

function ownerOf(word: string): NamedIdentity | undefined {
  const team = TEAM.exec(word);
  if (team) return { team: team[1] };
  const handle = HANDLE.exec(word);
  if (handle) return { handle: handle[1] };
  return EMAIL.test(word) ? { email: word } : undefined;
}

/** Words, with escaped spaces in them, as far as a comment. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex(word => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}

function unescaped(word: string): string {
  return word.replace(/\\([\s#])/g, '$1');
}

/** Reads one file, line by line. */
class Reading {
  readonly rules: CodeownersRule[] = [];
  readonly problems: Codeowners['problems'] = [];
  readonly #dialect: CodeownersDialect;
  #section?: Section;

  constructor(dialect: CodeownersDialect) {
    this.#dialect = dialect;
  }

  take(text: string, line: number): void {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const section = this.#dialect === 'gitlab' && SECTION.exec(trimmed);
    if (section) this.#begin(section, line);
    else this.#rule(wordsOf(trimmed), line);
  }

  #begin([, caret, name, approvals, owners]: RegExpExecArray, line: number) {
    this.#section = {
      name: name.trim().toLocaleLowerCase('en-US'),
      optional: caret === '^',
      ...(approvals !== undefined && { approvals: Number(approvals) }),
      owners: this.#owners(wordsOf(owners ?? ''), line),
    };
  }

  #rule([first, ...rest]: Array<string | undefined>, line: number) {
    if (first === undefined) {
      this.#note(line, 'It cannot be read. Write a pattern, then its owners.');
      return;
    }
    const excludes = this.#dialect === 'gitlab' && first.startsWith('!');
    const pattern = unescaped(excludes ? first.slice(1) : first);
    if (this.#dialect === 'github' && pattern.startsWith('!')) {
      this.#note(line, 'A pattern cannot be negated with ! here.');
      return;
    }
    const problem = patternProblem(pattern);
    if (problem !== undefined) {
      this.#note(line, problem);
      return;
    }
    const own = this.#owners(
      rest.flatMap(one => one ?? []),
      line,
    );
    const section = this.#section;
    // Where none of the owners can be read, the line does not say that nobody owns it.
    if (rest.length > 0 && own.length === 0) return;
    this.rules.push({
      line,
      pattern,
      owners: rest.length === 0 && section ? section.owners : own,
      ...(excludes && { excludes }),
      ...(section && { section: section.name }),
      ...(section?.optional && { optional: true }),
      ...(section?.approvals && { approvals: section.approvals }),
    });
  }

  #owners(words: string[], line: number): NamedIdentity[] {
    return words.flatMap(word => {
      const owner = ownerOf(word);
      if (!owner) this.#note(line, `${word} is no @handle, @team or e-mail.`);
      return owner ?? [];
    });
  }

  #note(line: number, message: string) {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ line, message });
    }
  }
}

/**
 * Reads CODEOWNERS as GitHub or GitLab does. A broken line is listed and keeps no other from counting.
 *
 * @public
 */
export function readCodeowners(
  text: string,
  dialect: CodeownersDialect,
): Codeowners {
  if (text.length > LARGEST) {
    const message =
      'The file is larger than 3 MB and is not read. Write fewer patterns.';
    return { dialect, rules: [], problems: [{ line: 1, message }] };
  }
  const reading = new Reading(dialect);
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => reading.take(line, index + 1));
  const { rules, problems } = reading;
  return { dialect, rules, problems };
}
