/* `npm run playground -- COMMAND`: breaks and heals the example services, and changes what runs in their clusters. */
import { parseArgs } from 'node:util';
import { breakCommit, log, rollback, rollout, scale } from './lib/delivery.mjs';
import {
  breakService,
  clusterLines,
  clusters,
  healService,
  notes,
  onboarded,
  status,
  statusLines,
} from './lib/playground.mjs';
import { Sentence, tell } from './lib/sentence.mjs';

const HELP = `Usage: npm run playground -- COMMAND

  status                 the example services and clusters, one a line
  break SERVICE FAULT    really breaks one; FAULT is
                           errors   every request is answered with 500
                           latency  every answer takes much longer
                           down     nothing listens any more
                           crash    the process ends
  break CLUSTER FAULT    cuts a cluster off; FAULT is down (refuses connections)
                         or hang (takes them and says nothing)
  heal SERVICE|CLUSTER   undoes it

Through git, by commits of the service's first author on gitops.git:
  rollout SERVICE VERSION   sets the version in production; one that ends in
                            -broken has an image that cannot be pulled
  break-commit SERVICE [FAULT]  puts FAULT (errors unless you say another) into
                            its environment in production: it really breaks
  scale SERVICE REPLICAS    sets how many there are; too many for the quota
                            are refused by the cluster
      --cluster NAME        in one cluster only
      --environment NAME    elsewhere than in production
  rollback SERVICE          reverts the last of these commits
  log SERVICE               what was delivered lately`;

function demand(value, what) {
  if (value) return value;
  throw new Sentence(`${what} is missing; see npm run playground -- --help.`);
}

/** What and where: the words, and the options after them. */
function scoped(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { cluster: { type: 'string' }, environment: { type: 'string' } },
    });
    return { words: positionals, scope: { ...values } };
  } catch {
    const strange = args.find(
      arg => arg.startsWith('-') && !/^--(cluster|environment)(=|$)/.test(arg),
    );
    throw new Sentence(
      strange
        ? `'${strange}' is neither an option nor a number from 0 on; see npm run playground -- --help.`
        : '--cluster and --environment need a name after them, such as --cluster eu-1.',
    );
  }
}

const COMMANDS = {
  status: async () =>
    [
      ...statusLines([...(await status()), ...(await onboarded())]),
      ...clusterLines(await clusters()),
      ...(await notes()),
    ].join('\n'),
  break: async (name, fault) => {
    await breakService(
      demand(name, 'The service or cluster to break'),
      demand(
        fault,
        'The fault (errors, latency, down or crash; of a cluster down or hang)',
      ),
    );
    return `${name} is broken now (${fault}). Heal it with: npm run playground -- heal ${name}`;
  },
  heal: async name => {
    const { wasBroken } = await healService(
      demand(name, 'The service or cluster to heal'),
    );
    return wasBroken ? `${name} is healed.` : `${name} was not broken.`;
  },
  rollout: async (...args) => {
    const { words, scope } = scoped(args);
    return rollout(
      demand(words[0], 'The service to roll out'),
      demand(words[1], 'The version (such as 1.9.0)'),
      scope,
    );
  },
  'break-commit': async (...args) => {
    const { words, scope } = scoped(args);
    const service = demand(words[0], 'The service to break');
    const said = await breakCommit(service, words[1], scope);
    return `${said} Heal it with: npm run playground -- rollback ${service}`;
  },
  scale: async (...args) => {
    const { words, scope } = scoped(args);
    return scale(
      demand(words[0], 'The service to scale'),
      demand(words[1], 'The number of replicas'),
      scope,
    );
  },
  rollback: async name => rollback(demand(name, 'The service to roll back')),
  log: async name => log(demand(name, 'The service')),
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
