import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ObservationSource,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { ProbeConfig } from './config';
import { Looker } from './Looker';
import { ProbeRun, ProbeRunOptions } from './ProbeRun';
import { LookupAll } from './Resolver';

/**
 * Looks at services as their users do, by HTTP.
 *
 * @internal
 */
export class ProbeSource implements ObservationSource {
  readonly id = 'probe';
  readonly title = 'HTTP probes';
  readonly #options: ProbeRunOptions;

  private constructor(options: ProbeRunOptions) {
    this.#options = options;
  }

  static create(
    options: ProbeConfig & {
      logger: LoggerService;
      /** For tests: how names are looked up, which authorities are trusted, when first looks begin. */
      lookupAll?: LookupAll;
      ca?: string;
      random?: () => number;
    },
  ): ProbeSource {
    const { policy, lookupAll, ca, ...rest } = options;
    const looker = Looker.create({
      policy,
      lookupAll,
      ca,
      logger: options.logger,
    });
    return new ProbeSource({ ...rest, looker });
  }

  async start(context: SourceContext): Promise<void> {
    await ProbeRun.start(context, this.#options);
  }
}
