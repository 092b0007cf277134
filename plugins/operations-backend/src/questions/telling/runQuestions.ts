import { LoggerService } from '@backstage/backend-plugin-api';
import { Lease } from '../../leases';
import { repeat } from '../../notifications/repeat';
import { EscalationWork } from './EscalationWork';
import { QuestionNotifier } from './QuestionNotifier';

const TELL_MILLISECONDS = 1_000;
const ESCALATE_MILLISECONDS = 5_000;

/** What becomes of questions in the background, while the lease of the core is held. @internal */
export async function runQuestions(
  options: {
    logger: LoggerService;
    escalation: EscalationWork;
    /** Without it, people are not told. */
    notifier?: QuestionNotifier;
  },
  lease: Lease,
  signal: AbortSignal,
): Promise<void> {
  const { logger, escalation, notifier } = options;
  const every = (milliseconds: number, name: string) => ({
    name,
    milliseconds,
    signal,
    logger,
  });
  await Promise.all([
    repeat(every(ESCALATE_MILLISECONDS, 'escalate questions'), () =>
      escalation.escalate(lease, signal),
    ),
    notifier &&
      repeat(every(TELL_MILLISECONDS, 'tell of questions'), () =>
        notifier.send(lease, signal),
      ),
  ]);
}
