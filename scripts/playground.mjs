/* `npm run playground -- break SERVICE FAULT | heal SERVICE | status`: breaks and heals the example services. */
import {
  breakService,
  healService,
  notes,
  status,
  statusLines,
} from './lib/playground.mjs';
import { Sentence, tell } from './lib/sentence.mjs';

const HELP = `Usage: npm run playground -- COMMAND

  status                 the example services, one a line
  break SERVICE FAULT    really breaks one; FAULT is
                           errors   every request is answered with 500
                           latency  every answer takes much longer
                           down     nothing listens any more
                           crash    the process ends
  heal SERVICE           undoes it`;

function demand(value, what) {
  if (value) return value;
  throw new Sentence(`${what} is missing; see npm run playground -- --help.`);
}

const COMMANDS = {
  status: async () =>
    [...statusLines(await status()), ...(await notes())].join('\n'),
  break: async (name, fault) => {
    await breakService(
      demand(name, 'The service to break'),
      demand(fault, 'The fault (errors, latency, down or crash)'),
    );
    return `${name} is broken now (${fault}). Heal it with: npm run playground -- heal ${name}`;
  },
  heal: async name => {
    const { wasBroken } = await healService(
      demand(name, 'The service to heal'),
    );
    return wasBroken ? `${name} is healed.` : `${name} was not broken.`;
  },
};

async function main([command, ...args]) {
  if (command === undefined || command === '--help' || command === '-h') {
    return HELP;
  }
  const known = Object.hasOwn(COMMANDS, command);
  if (known) return COMMANDS[command](...args);
  throw new Sentence(
    `There is no command '${command}'; see npm run playground -- --help.`,
  );
}

main(process.argv.slice(2)).then(
  text => process.stdout.write(`${text}\n`),
  error => {
    tell(error);
    process.exitCode = 1;
  },
);
