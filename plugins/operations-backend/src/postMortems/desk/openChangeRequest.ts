import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChangeRequestSystem,
  ProposedChange,
} from '@operate-first/plugin-operations-node';
import { Proposal } from '../rows';

/** Opens a pull request where the remote can; a branch without one is as good, and says why. @internal */
export async function openChangeRequest(
  systems: ChangeRequestSystem[],
  change: ProposedChange & { title: string; body: string },
  { signal, logger }: { signal: AbortSignal; logger: LoggerService },
): Promise<Pick<Proposal, 'request' | 'message'>> {
  for (const system of systems) {
    try {
      const request = await system.open(change, { signal });
      if (request) return { request: { system: system.id, ...request } };
    } catch (error) {
      logger.warn(`Cannot open a pull request for ${change.branch}: ${error}`);
      const message = error instanceof Error ? error.message : String(error);
      return {
        message: `It waits in its branch; a pull request could not be opened: ${message}`,
      };
    }
  }
  return {};
}
