import { AuditorService } from '@backstage/backend-plugin-api';
import { Artefact } from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { IntoRunbook } from '../questions/desk/Onward';
import { onwardText } from '../questions/desk/OnwardAnswer';
import { PersonLimits } from '../questions/api/PersonLimits';
import { QuestionCallers } from '../questions/api/QuestionCallers';
import { addRunbookRoutes, runbookAudience } from './api/runbookRoutes';
import { RunbooksConfig } from './config';
import { chooseRunbook } from './desk/chooseRunbook';
import { RunbookDesk, RunbookDeskOptions } from './desk/RunbookDesk';
import { RunbookReader } from './readers/RunbookReader';
import { RunbookRow } from './rows';

/** @internal */
export interface RunbooksOptions extends Omit<RunbookDeskOptions, 'approvals'> {
  auditor: AuditorService;
  config: RunbooksConfig;
}

/** Runbooks as others in the backend need them. @internal */
export interface Runbooks {
  reader: RunbookReader;
  /** Proposes an answer for a runbook, which is begun where there is none. */
  answer: IntoRunbook;
  /** A runbook as whoever asks sees it. */
  show: (
    callers: QuestionCallers,
    id: string,
    request: Request,
  ) => Promise<unknown>;
  /** Adds `/runbooks…`. */
  addRoutes: (
    router: Router,
    callers: QuestionCallers,
    limits: PersonLimits,
  ) => void;
}

/** Puts together everything that reads runbooks and lets people write them. @internal */
export function createRunbooks(options: RunbooksOptions): Runbooks {
  const { approvals } = options.config;
  const { database, publicText, repositories, now = Date.now } = options;
  const reader = RunbookReader.create({ ...options, approvals });
  const desk = RunbookDesk.create({ ...options, approvals });
  return {
    reader,
    answer: async (question, answered, { runbook, by, audience }) => {
      const artefact: Artefact = JSON.parse(question.artefact);
      const wanted = runbook ?? artefact.runbook;
      const row: RunbookRow = wanted
        ? await reader.toWrite(wanted, { ...audience, mayWriteRunbooks: true })
        : await chooseRunbook(
            { database, publicText, repositories, now: now() },
            {
              artefact,
              serviceId: question.root_service_id,
              title: question.title,
              check: one => onwardText(answered, one),
            },
          );
      const { id: questionId } = question;
      const proposed = await desk.addAnswer(row, answered, {
        by,
        questionId,
      });
      return {
        id: row.id,
        title: row.title,
        url: `/operations/runbooks/${row.id}`,
        proposed,
      };
    },
    show: async (callers, id, request) => {
      const audience = await runbookAudience(callers, request);
      return reader.detail(await reader.find(id, audience), audience);
    },
    addRoutes: (router, callers, limits) =>
      addRunbookRoutes(router, { ...options, callers, limits, reader, desk }),
  };
}
