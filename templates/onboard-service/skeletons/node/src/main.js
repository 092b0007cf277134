import { createService } from './createService.js';

const {
  PORT = '8080',
  SERVICE = '${{ values.name }}',
  NAMESPACE = 'local',
  GRACE_MS = '3000',
} = process.env;

const { server, stop } = createService({
  service: SERVICE,
  namespace: NAMESPACE,
});

server.listen(Number(PORT), () => {
  console.log(`${SERVICE} listens on port ${server.address().port}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, async () => {
    console.log(`${SERVICE} ends`);
    await stop({ graceMs: Number(GRACE_MS) });
  });
}
