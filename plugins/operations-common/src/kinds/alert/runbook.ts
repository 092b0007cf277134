import { frontMatter, plain } from '../../onboarding/tree/runbooks';
import { serviceNamed } from '../kindService';
import type { AlertParameters } from './parameters';

/** What is asked of whoever comes at night, as long as nobody has written more. */
const SKELETON = `1. Look at the page of the service: does it fail everywhere, or in one place? Since which change?
2. Look at what the service calls. One that fails there fails here.
3. Go back to what ran before, if it began with a change.

## What it means

Written when the alert came: say what its users notice, and how bad it is.

## Whom to ask

The page of the service says who is on call.`;

/** A runbook that begins as its writer wants it. @internal */
export function alertRunbook(value: AlertParameters): string {
  const { name, summary, runbook } = value;
  const service = serviceNamed(value.service).name;
  const title = summary ?? name;
  return `${frontMatter({ title, alerts: [name], services: [service] })}
# ${plain(title)}

${runbook ? runbook.replace(/\r\n?/g, '\n') : SKELETON}
`;
}
