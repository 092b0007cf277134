import { FoundSecret, secretsIn } from '../../redaction/secretsIn';
import { LensRule } from './model';

/** How each kind is called in a sentence. */
const CALLED: Record<FoundSecret['kind'], string> = {
  'url credentials': 'A password in an address',
  authorization: 'A header that authorizes',
  cookie: 'A cookie',
  password: 'A password or key',
  'private key': 'A private key',
  jwt: 'A JSON web token',
  'aws key id': 'An id of an AWS key',
  'aws secret': 'An AWS secret',
  'google key': 'A Google key',
  'azure key': 'An Azure key',
  'github token': 'A GitHub token',
  'gitlab token': 'A GitLab token',
  'slack token': 'A Slack token',
  'stripe key': 'A Stripe key',
  'npm token': 'An npm token',
  'pypi token': 'A PyPI token',
  'digitalocean token': 'A DigitalOcean token',
  'hugging face token': 'A Hugging Face token',
  'openai key': 'An OpenAI key',
  'anthropic key': 'An Anthropic key',
  'sendgrid key': 'A SendGrid key',
  'docker token': 'A Docker token',
  'vault token': 'A Vault token',
  'grafana token': 'A Grafana token',
  'openshift token': 'An OpenShift token',
  'telegram token': 'A Telegram token',
  'service token': 'A token of a service',
};

/** What must not be committed, anywhere in the file: internal parts and comments are kept by git, too. @internal */
export const SECRET_RULES: LensRule[] = [
  {
    id: 'secrets.found',
    find: ({ document }) =>
      secretsIn(document.markdown).map(({ kind, start, end, line }) => ({
        start,
        end,
        severity: 'error',
        message: `${CALLED[kind]} stands on line ${line}.`,
        remedy: 'Take it out and revoke it: git keeps it for ever.',
        values: { kind, line },
      })),
  },
];
