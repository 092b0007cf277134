import { RedactorOptions } from '../model';
import { Rule } from '../rule';
import { ADDRESS_RULES } from './addresses';
import { hostRules } from './hosts';
import { KEY_RULES } from './keys';
import { LABELLED_RULES } from './labelled';
import { NETWORK_RULES } from './network';
import { NUMBER_RULES } from './numbers';
import { PATH_RULES } from './paths';
import { QUERY_RULES } from './queries';
import { TOKEN_RULES } from './tokens';
import { URL_RULES } from './urls';

/** All rules, one family per file. @internal */
export function rulesFor({ hosts }: Pick<RedactorOptions, 'hosts'>): Rule[] {
  return [
    ...KEY_RULES,
    ...TOKEN_RULES,
    ...URL_RULES,
    ...LABELLED_RULES,
    ...ADDRESS_RULES,
    ...NETWORK_RULES,
    ...hostRules(hosts),
    ...PATH_RULES,
    ...QUERY_RULES,
    ...NUMBER_RULES,
  ];
}
