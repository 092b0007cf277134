import {
  AuthorAnswers,
  draftQuestion,
  ownWords,
  QuestionDraft,
  QuestionDraftInput,
  QuestionFacts,
  SimilarAnswers,
} from '@operate-first/plugin-operations-common';
import { ReadExcerpt } from '../../inspect/LogExcerpts';
import { PostMortemAudience } from '../../postMortems/audience';
import { QuestionAudience } from '../audience';
import { SubjectBook } from '../desk/SubjectBook';
import { mostOpen } from '../desk/texts';
import { Authors } from '../people';
import { FactReader } from './FactReader';
import { LinkReader } from './LinkReader';

const MOST_AUTHORS = 10;
const MOST_SIMILAR = 5;

/** Finds answered questions that resemble a text. @internal */
export type FindSimilar = (
  question: { text: string; service?: string; limit: number },
  audience: PostMortemAudience,
) => Promise<SimilarAnswers>;

/** @internal */
export interface QuestionDraftsOptions {
  authors: Authors;
  subjects: SubjectBook;
  facts: FactReader;
  links: LinkReader;
  similar: FindSimilar;
}

/** What is known of it in git: the commit that made a change, and the file in which a value or a frame is. */
function writtenOf(
  { artefact, commit, places: [place] }: AuthorAnswers,
  known: QuestionFacts,
): Pick<QuestionFacts, 'change' | 'place'> {
  const isInFile =
    artefact.kind === 'configuration' || artefact.kind === 'frame';
  const { path, line, url } = place ?? {};
  const found =
    isInFile && path !== undefined
      ? { title: line === undefined ? path : `${path}:${line}` }
      : undefined;
  const at = known.place ?? found;
  return {
    change: commit
      ? {
          title: commit.message,
          url: commit.url,
          at: commit.at,
          revision: commit.revision,
          seen: known.change?.title,
        }
      : known.change,
    place: at && { ...at, url },
  };
}

/**
 * Fills in a question before it is asked. Nothing is saved.
 *
 * @internal
 */
export class QuestionDrafts {
  readonly #options: QuestionDraftsOptions;

  static create(options: QuestionDraftsOptions): QuestionDrafts {
    return new QuestionDrafts(options);
  }

  private constructor(options: QuestionDraftsOptions) {
    this.#options = options;
  }

  async draft(
    input: QuestionDraftInput,
    audience: QuestionAudience,
    readLog?: ReadExcerpt,
  ): Promise<QuestionDraft> {
    const { subjects, authors, facts, links, similar } = this.#options;
    const subject = await subjects.find(input, audience);
    const { artefact, incident, service } = subject;
    const found = await authors.find(
      { artefact, incident: incident?.key, limit: MOST_AUTHORS },
      { ...audience, asker: audience.person },
    );
    const { title: about } = found;
    const known = await facts.of(input, subject, audience, {
      title: about,
      readLog,
    });
    const visibility = mostOpen(undefined, subject.around);
    // What only some may read in git is not put before everybody.
    const isKept =
      visibility === 'public' &&
      found.places.some(({ repository }) => authors.isInternal(repository));
    const drafted = draftQuestion(
      isKept ? known : { ...known, ...writtenOf(found, known) },
      input.language ?? 'en',
    );
    const title = input.title?.trim() || drafted.title;
    const text = input.text?.trim() ? input.text : drafted.text;
    const refs = [
      input.to,
      found.team?.ref ?? service?.owner ?? undefined,
    ].filter(ref => ref !== undefined);
    const [alike, elsewhere] = await Promise.all([
      similar(
        {
          // What all such questions say makes none of them alike.
          text: `${title}\n\n${ownWords(text)}`.slice(0, 100_000),
          service: service?.entity_ref,
          limit: MOST_SIMILAR,
        },
        audience,
      ),
      links.of({ title, text, refs, serviceId: service?.id }, audience),
    ]);
    return {
      title,
      text,
      authors: found,
      similar: alike.results,
      links: elsewhere,
      visibility,
    };
  }
}
