import { ServiceUnavailableError } from '@backstage/errors';

/** A cluster cannot be asked now, in a sentence that was written for readers. @internal */
export class ClusterUnavailableError extends ServiceUnavailableError {}
