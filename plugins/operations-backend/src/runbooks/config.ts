import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** @internal */
export interface RunbooksConfig {
  /** How many people beside whoever proposed a text have to agree; 0 lets anybody merge. */
  approvals: number;
  /** Whether addresses outside are looked at once a day. */
  checkLinks: boolean;
}

/** Reads `operations.runbooks`. @internal */
export function readRunbooksConfig(
  operations: Config | undefined,
): RunbooksConfig {
  const config = operations?.getOptionalConfig('runbooks');
  const approvals = config?.getOptionalNumber('approvals') ?? 1;
  if (approvals !== 0 && approvals !== 1) {
    throw new InputError(
      `operations.runbooks.approvals is ${approvals}. Write 1, so that somebody else than who proposed it merges, or 0 for anybody.`,
    );
  }
  return {
    approvals,
    checkLinks: config?.getOptionalBoolean('checkLinks') ?? true,
  };
}
