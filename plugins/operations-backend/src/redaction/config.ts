import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  createRedactor,
  OrganisationRule,
} from '@operate-first/plugin-operations-common';

/** What an organisation wants of public texts. @internal */
export interface RedactionConfig {
  /** Hosts that stay as they are, with all below them. */
  keepHosts: string[];
  rules: OrganisationRule[];
}

const WHERE = 'operations.redaction';

function ruleOf(config: Config, at: number): OrganisationRule {
  const replacement = config.getOptionalString('replacement');
  const keep = config.getOptionalBoolean('keep');
  if (keep && replacement !== undefined) {
    throw new InputError(
      `${WHERE}.rules[${at}]: what is kept is not replaced. Remove keep or replacement.`,
    );
  }
  return {
    name: config.getString('name'),
    pattern: config.getString('pattern'),
    ...(replacement !== undefined && { replacement }),
    ...(keep && { keep: true }),
  };
}

/** Reads `operations.redaction`; what cannot work fails at the start, not when somebody publishes. @internal */
export function readRedactionConfig(
  operations: Config | undefined,
): RedactionConfig {
  const config = operations?.getOptionalConfig('redaction');
  const keepHosts = config?.getOptionalStringArray('keepHosts') ?? [];
  for (const host of keepHosts) {
    if (/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host)) continue;
    throw new InputError(
      `${WHERE}.keepHosts: ${host} is no name of a host. Write it without a protocol and without *, as in example.org; hosts below it stay, too.`,
    );
  }
  const rules = (config?.getOptionalConfigArray('rules') ?? []).map(ruleOf);
  // It knows best what it can work with.
  createRedactor({ salt: 'rules', rules });
  return { keepHosts, rules };
}
