import { CodeChange } from '@operate-first/plugin-operations-common';
import { AuthorSourceSet } from '../authors/AuthorSourceSet';
import { PeopleIndex } from '../authors/PeopleIndex';
import { PublicText } from '../redaction/PublicText';
import { StoredCode } from './rows';

const WITHHELD = 'What was written is withheld';
const INTERNAL = 'A change in an internal repository';

/** Who reads of commits. @internal */
export interface CodeReader {
  /** Names of people. */
  showPersons: boolean;
  /** What nobody has redacted. */
  showText: boolean;
}

/** @internal */
export interface CodeViewsOptions {
  people: PeopleIndex;
  publicText: PublicText;
  /** Repositories of which visitors read nothing. */
  internalRepositories: () => ReadonlySet<string>;
  /** What is known of pull requests beside what git has. */
  sources?: Pick<AuthorSourceSet, 'pullRequest'>;
}

/**
 * Shows commits as far as somebody may read them: who made them to those who may see people, what they say redacted to
 * everybody else.
 *
 * @internal
 */
export class CodeViews {
  readonly #options: CodeViewsOptions;

  static create(options: CodeViewsOptions): CodeViews {
    return new CodeViews(options);
  }

  private constructor(options: CodeViewsOptions) {
    this.#options = options;
  }

  /** What somebody wrote of a change. */
  text(text: string, repository: string, reader: CodeReader): string {
    const { publicText } = this.#options;
    if (reader.showText) return publicText.withoutRemoved(text);
    if (this.#isInternal(repository)) return INTERNAL;
    return publicText.of(text).text ?? WITHHELD;
  }

  of(code: StoredCode, reader: CodeReader): CodeChange {
    const { repository, revision, at, message, url } = code;
    // Git has the commit, and at most the number of its pull request.
    const known = this.#options.sources?.pullRequest(repository, revision);
    const pullRequest = known ?? code.pullRequest;
    const hidden = !reader.showText && this.#isInternal(repository);
    const title = pullRequest?.title;
    return {
      revision,
      at: at.toISOString(),
      message: this.text(message, repository, reader),
      ...(reader.showPersons && this.#author(code)),
      ...(url !== undefined && !hidden && { url }),
      ...(pullRequest &&
        !hidden && {
          pullRequest: {
            url: pullRequest.url,
            ...(title && { title: this.text(title, repository, reader) }),
          },
        }),
    };
  }

  #isInternal(repository: string): boolean {
    return this.#options.internalRepositories().has(repository);
  }

  #author({ author }: StoredCode): Pick<CodeChange, 'author' | 'authorName'> {
    if (!author) return {};
    const { people, publicText } = this.#options;
    const { person, name } = people.identities.match(author);
    if (person) {
      if (publicText.isRemoved(person.ref)) return {};
      const { ref, title } = person;
      return { author: { ref, ...(title && { title }) } };
    }
    // Whoever asked to be named nowhere may be nobody whom the catalog knows.
    return name !== undefined && publicText.withoutRemoved(name) === name
      ? { authorName: name }
      : {};
  }
}
