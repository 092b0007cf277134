import { LoggerService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { Knex } from 'knex';
import { PublicText } from '../redaction/PublicText';
import { IncidentTexts } from '../searchDocuments/IncidentTexts';
import {
  addSearchDocumentRoutes,
  SearchDocumentRoutesOptions,
} from '../searchDocuments/searchDocumentRoutes';
import { SearchDocumentReader } from '../searchDocuments/SearchDocumentReader';
import { IncidentSource } from './IncidentSource';
import { PostMortemSource } from './PostMortemSource';
import { QuestionSource } from './QuestionSource';
import { RunbookSource } from './RunbookSource';
import { SimilarReader } from './SimilarReader';
import { addSimilarRoutes, SimilarRoutesOptions } from './similarRoutes';
import { SimilarTexts } from './SimilarTexts';

/** @internal */
export interface SimilarOptions
  extends Omit<SimilarRoutesOptions, 'reader' | 'texts'>,
    Omit<SearchDocumentRoutesOptions, 'documents'> {
  database: Knex;
  logger: LoggerService;
  publicText: PublicText;
}

/** What is found again, as others in the backend need it. @internal */
export interface Similar {
  reader: SimilarReader;
  /** Follows what is written until the signal is aborted. */
  run: (signal: AbortSignal) => Promise<void>;
  /** Adds `/similar`, `/incidents/…/similar`, `/alerts/…/similar` and `/search-documents`. */
  addRoutes: (router: Router) => void;
}

/** Puts together everything by which accounts and incidents are found. @internal */
export function createSimilar(options: SimilarOptions): Similar {
  const texts = IncidentTexts.create(options);
  const similar = SimilarTexts.create({
    ...options,
    sources: [
      // Accounts are few and say most: they come first.
      PostMortemSource.create(options),
      RunbookSource.create(options),
      QuestionSource.create(options),
      IncidentSource.create({ ...options, texts }),
    ],
  });
  const reader = SimilarReader.create({ ...options, texts: similar });
  return {
    reader,
    run: signal => similar.run(signal),
    addRoutes: router => {
      addSimilarRoutes(router, { ...options, reader, texts });
      addSearchDocumentRoutes(router, {
        ...options,
        documents: SearchDocumentReader.create({ ...options, texts }),
      });
    },
  };
}
