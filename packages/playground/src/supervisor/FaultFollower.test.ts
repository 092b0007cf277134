import { Fault } from '../faults';
import { FaultFollower } from './FaultFollower';
import { ServiceStatus } from './ServiceState';

type Known = Pick<ServiceStatus, 'name' | 'state' | 'fault'>;

function setUp() {
  const services: Record<string, Known> = {
    core: { name: 'core', state: 'running' },
    leaf: { name: 'leaf', state: 'running' },
  };
  const done: string[] = [];
  const lines: string[] = [];
  const follower = FaultFollower.create(
    {
      status: () => Object.values(services) as ServiceStatus[],
      break: async (name: string, fault: Fault) => {
        done.push(`break ${name} ${fault}`);
        if (!services[name]) throw new Error('there is none');
        services[name] = { name, state: 'broken', fault };
      },
      heal: async (name: string) => {
        done.push(`heal ${name}`);
        services[name] = { name, state: 'running' };
      },
    },
    line => lines.push(line),
  );
  return { services, done, lines, follower };
}

it('breaks what a commit breaks, once, and heals it with the commit that takes it back', async () => {
  const { done, follower } = setUp();
  await follower.follow({ core: 'errors' });
  await follower.follow({ core: 'errors', leaf: 'down' });
  await follower.follow({ leaf: 'latency' });
  await follower.follow({});
  expect(done).toEqual([
    'break core errors',
    'break leaf down',
    'heal core',
    'break leaf latency',
    'heal leaf',
  ]);
});

it('leaves alone what people have done by hand meanwhile', async () => {
  const { services, done, follower } = setUp();
  await follower.follow({ core: 'errors', leaf: 'errors' });
  services.core = { name: 'core', state: 'running' };
  services.leaf = { name: 'leaf', state: 'broken', fault: 'down' };
  done.length = 0;
  await follower.follow({});
  expect(done).toEqual([]);
});

it('starts what is dead before it is broken, and goes on after what is not there', async () => {
  const { services, done, lines, follower } = setUp();
  services.core = { name: 'core', state: 'stopped' };
  await follower.follow({ gone: 'down', core: 'errors' });
  expect(done).toEqual(['break gone down', 'heal core', 'break core errors']);
  expect(lines).toEqual([expect.stringContaining('gone does not follow')]);
});
