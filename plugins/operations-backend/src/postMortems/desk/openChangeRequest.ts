import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChangeRequestSystem,
  ProposedChange,
} from '@operate-first/plugin-operations-node';
import { Proposal } from '../rows';

type Wanted = ProposedChange & { title: string; body: string };

/** Opens a pull request where the remote can, or says why that failed; neither where no module knows the remote. @internal */
export async function tryChangeRequest(
  systems: ChangeRequestSystem[],
  change: Wanted,
  { signal, logger }: { signal: AbortSignal; logger: LoggerService },
): Promise<Pick<Proposal, 'request'> & { problem?: string }> {
  for (const system of systems) {
    try {
      const request = await system.open(change, { signal });
      if (request) return { request: { system: system.id, ...request } };
    } catch (error) {
      logger.warn(`Cannot open a pull request for ${change.branch}: ${error}`);
      return {
        problem: error instanceof Error ? error.message : String(error),
      };
    }
  }
  return {};
}

/** Opens a pull request where the remote can; a branch without one is as good, and says why. @internal */
export async function openChangeRequest(
  systems: ChangeRequestSystem[],
  change: Wanted,
  options: { signal: AbortSignal; logger: LoggerService },
): Promise<Pick<Proposal, 'request' | 'message'>> {
  const { request, problem } = await tryChangeRequest(systems, change, options);
  if (request) return { request };
  return problem === undefined
    ? {}
    : {
        message: `It waits in its branch; a pull request could not be opened: ${problem}`,
      };
}
