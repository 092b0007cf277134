import {
  draftQuestion,
  ownWords,
  QuestionDraft,
  QuestionDraftInput,
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
      audience,
    );
    const { title: about } = found;
    const known = await facts.of(input, subject, audience, {
      title: about,
      readLog,
    });
    const [place] = found.places;
    const drafted = draftQuestion(
      {
        ...known,
        place: known.place && { ...known.place, url: place?.url },
        change:
          known.change ??
          (found.commit && {
            title: found.commit.message,
            url: found.commit.url,
            at: found.commit.at,
          }),
      },
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
      visibility: mostOpen(undefined, subject.around),
    };
  }
}
