import { BASE64, DIGITS, HEX } from './random.mjs';

/** Ordinary lines of programs, in their own formats: full of what only looks personal or secret, and nothing that is. */
const pad = (n, width = 2) => String(n).padStart(width, '0');

function values(r) {
  const hex = n => r.text(HEX, n);
  const word = () =>
    r.one(
      'orders payments fares timetable search catalog invoices ledger mailer gateway worker ingest export'.split(
        ' ',
      ),
    );
  const n = (a, b) => r.between(a, b);
  const date = () => `2025-${pad(n(1, 12))}-${pad(n(1, 28))}`;
  const time = () => `${pad(n(0, 23))}:${pad(n(0, 59))}:${pad(n(0, 59))}`;
  return {
    hex,
    word,
    n,
    date,
    time,
    iso: () => `${date()}T${time()}.${pad(n(0, 999), 3)}Z`,
    nano: () => `${date()}T${time()}.${r.text(DIGITS, 9)}Z`,
    klog: () =>
      `${r.one(['I', 'W', 'E'])}${pad(n(1, 12))}${pad(
        n(1, 28),
      )} ${time()}.${r.text(DIGITS, 6)}    ${n(1000, 9999)}`,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    pod: () =>
      `${word()}-${r.text('bcdfghjklmnpqrstvwxz2456789', 9)}-${r.text(
        'bcdfghjklmnpqrstvwxz2456789',
        5,
      )}`,
    sha: () => hex(40),
    digest: () => `sha256:${hex(64)}`,
    version: () => `${n(0, 22)}.${n(0, 40)}.${n(0, 99)}`,
    doc: () => r.one(['192.0.2.', '198.51.100.', '203.0.113.']) + n(1, 254),
    local: () => `127.0.0.1:${n(1024, 65535)}`,
    ms: () => n(1, 90000),
    path: () => `/api/v${n(1, 3)}/${word()}/${n(1, 99999)}`,
    class: () =>
      `com.acme.${word()}.${r.one([
        'OrderService',
        'RetryPolicy',
        'HttpClient',
        'JobRunner',
      ])}`,
  };
}

/** Each style a list of writers of lines. */
const STYLES = {
  nginx: v => [
    () =>
      `${v.doc()} - - [${pad(
        v.n(1, 28),
      )}/Mar/2025:${v.time()} +0000] "GET ${v.path()}?page=${v.n(
        1,
        40,
      )} HTTP/1.1" ${v.n(
        200,
        504,
      )} ${v.ms()} "https://www.example.org/start" "Mozilla/5.0 (X11; Linux x86_64; rv:${v.n(
        90,
        140,
      )}.0) Gecko/20100101 Firefox/${v.n(90, 140)}.0" rt=0.${v.n(100, 999)}`,
    () =>
      `2025/03/1${v.n(0, 9)} ${v.time()} [error] ${v.n(10, 99)}#${v.n(
        10,
        99,
      )}: *${v.n(
        1,
        999999,
      )} upstream timed out (110: Connection timed out) while reading response header from upstream, client: ${v.doc()}, server: _, request: "POST ${v.path()} HTTP/2.0", upstream: "http://${v.local()}/"`,
    () =>
      `2025/03/1${v.n(
        0,
        9,
      )} ${v.time()} [notice] 1#1: using the "epoll" event method`,
    () =>
      `127.0.0.1 - - [12/Nov/2025:${v.time()} +0100] "GET /home/index.html HTTP/1.1" 304 0 "-" "curl/${v.version()}"`,
  ],
  kubelet: v => [
    () =>
      `${v.klog()} kubelet.go:${v.n(
        100,
        2500,
      )}] "SyncLoop (PLEG): event for pod" pod="shop/${v.pod()}" event={"ID":"${v.uuid()}","Type":"ContainerStarted","Data":"${v.hex(
        64,
      )}"}`,
    () =>
      `${v.klog()} pod_workers.go:${v.n(
        100,
        1300,
      )}] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"app\\" with CrashLoopBackOff: \\"back-off 5m0s restarting failed container=app pod=${v.pod()}_shop(${v.uuid()})\\"" pod="shop/${v.pod()}" podUID="${v.uuid()}"`,
    () =>
      `${v.klog()} reconciler_common.go:${v.n(
        100,
        400,
      )}] "operationExecutor.MountVolume started for volume \\"kube-api-access-${v.hex(
        5,
      )}\\" (UniqueName: \\"kubernetes.io/projected/${v.uuid()}-kube-api-access-${v.hex(
        5,
      )}\\")"`,
    () =>
      `${v.klog()} image_gc_manager.go:${v.n(
        100,
        500,
      )}] "Removing image to free bytes" imageID="${v.digest()}" size=${v.n(
        1e6,
        9e8,
      )}`,
    () =>
      `Normal  Pulled  ${v.n(
        1,
        59,
      )}s  kubelet  Successfully pulled image "quay.io/acme/${v.word()}@${v.digest()}" in ${v.n(
        1,
        30,
      )}.${v.n(100, 999)}s`,
    () =>
      `${v.klog()} controller.go:${v.n(
        100,
        300,
      )}] quota admission added evaluator for: deployments.apps`,
    () =>
      `Warning  FailedMount  ${v.n(
        1,
        9,
      )}m  kubelet  MountVolume.SetUp failed for volume "tls" : secret "${v.word()}-tls" not found`,
  ],
  jvm: v => [
    () =>
      `${v.date()} ${v.time()},${v.n(100, 999)} WARN  [http-nio-8080-exec-${v.n(
        1,
        99,
      )}] ${v.class()} - slow call took ${v.ms()} ms, trace_id=${v.hex(
        32,
      )} span_id=${v.hex(16)}`,
    () => `\tat ${v.class()}.run(JobRunner.java:${v.n(10, 900)})`,
    () =>
      `\tat java.base/java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:${v.n(
        600,
        700,
      )})`,
    () =>
      `\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:${v.n(
        900,
        1100,
      )}) ~[spring-webmvc-${v.version()}.jar!/:${v.version()}]`,
    () =>
      `Caused by: java.net.SocketTimeoutException: Read timed out after ${v.ms()} ms`,
    () =>
      `[${v.n(1, 900)}.${v.n(100, 999)}s][info][gc] GC(${v.n(
        1,
        9999,
      )}) Pause Young (Normal) (G1 Evacuation Pause) ${v.n(100, 900)}M->${v.n(
        10,
        99,
      )}M(${v.n(1000, 4000)}M) ${v.n(1, 90)}.${v.n(100, 999)}ms`,
    () =>
      `${v.iso()} INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port(s): 8080 (http) with context path ''`,
    () =>
      `org.apache.kafka.common.network.Selector: [Consumer clientId=consumer-${v.word()}-${v.n(
        1,
        9,
      )}, groupId=${v.word()}] Node -1 disconnected.`,
    () =>
      `${v.class()}@${v.hex(
        8,
      )} closed; java.home=/usr/lib/jvm/java-21, user.dir=/app`,
  ],
  go: v => [
    () =>
      `level=info ts=${v.iso()} caller=main.go:${v.n(
        10,
        900,
      )} msg="Completed loading of configuration file" filename=/etc/prometheus/prometheus.yml totalDuration=${v.n(
        1,
        90,
      )}.${v.n(100, 999)}ms`,
    () =>
      `{"level":"info","ts":${v.n(1700000000, 1760000000)}.${v.n(
        100000,
        999999,
      )},"caller":"controller/controller.go:${v.n(
        100,
        300,
      )}","msg":"Starting workers","controller":"${v.word()}","worker count":${v.n(
        1,
        9,
      )}}`,
    () => `goroutine ${v.n(1, 90000)} [chan receive, ${v.n(1, 90)} minutes]:`,
    () =>
      `\t/go/pkg/mod/k8s.io/client-go@v0.${v.n(20, 33)}.${v.n(
        0,
        9,
      )}/tools/cache/reflector.go:${v.n(100, 400)} +0x${v.hex(3)}`,
    () =>
      `github.com/acme/${v.word()}/internal/server.(*Server).Serve(0xc000${v.hex(
        6,
      )}, {0x${v.hex(7)}, 0xc000${v.hex(6)}})`,
    () =>
      `panic: runtime error: invalid memory address or nil pointer dereference [signal SIGSEGV: segmentation violation code=0x1 addr=0x${v.hex(
        2,
      )} pc=0x${v.hex(6)}]`,
    () =>
      `time="${v.iso()}" level=warning msg="cannot reach upstream: dial tcp ${v.local()}: connect: connection refused" attempt=${v.n(
        1,
        9,
      )}`,
  ],
  postgresql: v => [
    () =>
      `${v.date()} ${v.time()}.${v.n(100, 999)} UTC [${v.n(
        100,
        99999,
      )}] LOG:  checkpoint complete: wrote ${v.n(1, 9999)} buffers (${v.n(
        0,
        9,
      )}.${v.n(
        0,
        9,
      )}%); 0 WAL file(s) added, 0 removed, 1 recycled; write=${v.n(
        1,
        300,
      )}.${v.n(100, 999)} s, sync=0.00${v.n(1, 9)} s, total=${v.n(
        1,
        300,
      )}.${v.n(100, 999)} s; lsn=${v.n(0, 9)}/${v
        .hex(8)
        .toUpperCase()}, redo lsn=${v.n(0, 9)}/${v.hex(8).toUpperCase()}`,
    () =>
      `${v.date()} ${v.time()}.${v.n(100, 999)} UTC [${v.n(
        100,
        99999,
      )}] ERROR:  duplicate key value violates unique constraint "${v.word()}_pkey"`,
    () => `DETAIL:  Key (id)=(${v.uuid()}) already exists.`,
    () =>
      `STATEMENT:  SELECT o.id, o.total FROM ${v.word()} o WHERE o.id = $1 AND o.tenant_id = $2 LIMIT ${v.n(
        1,
        500,
      )}`,
    () =>
      `FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute`,
    () =>
      `LOG:  automatic vacuum of table "app.public.${v.word()}": index scans: 1, pages: 0 removed, ${v.n(
        1,
        99999,
      )} remain, tuples: ${v.n(1, 999999)} removed, ${v.n(1, 9999999)} remain`,
    () =>
      `ERROR:  could not serialize access due to concurrent update (SQLSTATE 40001)`,
  ],
  prometheus: v => [
    () =>
      `http_requests_total{code="${v.n(
        200,
        504,
      )}",handler="/api/v1/query",instance="localhost:9090",job="${v.word()}",pod="${v.pod()}"} ${v.n(
        1,
        9e9,
      )} ${v.n(1700000000000, 1760000000000)}`,
    () => `go_gc_duration_seconds{quantile="0.75"} 0.000${r9(v)}`,
    () =>
      `node_cpu_seconds_total{cpu="${v.n(0, 63)}",mode="idle"} ${v.n(
        1e5,
        9e7,
      )}.${v.n(10, 99)}`,
    () => `# HELP process_resident_memory_bytes Resident memory size in bytes.`,
    () =>
      `ts=${v.iso()} caller=compact.go:${v.n(
        500,
        700,
      )} level=info component=tsdb msg="write block" mint=${v.n(
        1700000000000,
        1760000000000,
      )} maxt=${v.n(1700000000000, 1760000000000)} ulid=01J${v
        .hex(23)
        .toUpperCase()} duration=${v.n(1, 9)}.${v.n(100000, 999999)}s`,
    () =>
      `scrape_duration_seconds{instance="${v.doc()}:9100",job="node"} 0.0${v.n(
        100,
        999,
      )}`,
  ],
  systemd: v => [
    () =>
      `Nov ${v.n(10, 28)} ${v.time()} node-${v.n(
        1,
        99,
      )} systemd[1]: Started Session ${v.n(1, 9999)} of user root.`,
    () =>
      `Nov ${v.n(10, 28)} ${v.time()} node-${v.n(1, 99)} kernel: [${v.n(
        1000,
        99999,
      )}.${v.n(100000, 999999)}] nvme0n1: p1 p2 p3`,
    () =>
      `Nov ${v.n(10, 28)} ${v.time()} node-${v.n(
        1,
        99,
      )} kernel: Out of memory: Killed process ${v.n(
        100,
        99999,
      )} (java) total-vm:${v.n(1e6, 9e6)}kB, anon-rss:${v.n(
        1e6,
        4e6,
      )}kB, file-rss:0kB, shmem-rss:0kB, UID:1000 pgtables:${v.n(
        100,
        9999,
      )}kB oom_score_adj:${v.n(0, 1000)}`,
    () =>
      `Nov ${v.n(10, 28)} ${v.time()} node-${v.n(1, 99)} containerd[${v.n(
        100,
        9999,
      )}]: time="${v.nano()}" level=info msg="RemoveContainer for \\"${v.hex(
        64,
      )}\\" returns successfully"`,
    () =>
      `Nov ${v.n(10, 28)} ${v.time()} node-${v.n(
        1,
        99,
      )} systemd[1]: user@1000.service: Deactivated successfully.`,
    () =>
      `chronyd[${v.n(100, 999)}]: Selected source 0.pool.ntp.org, offset ${v.n(
        -90,
        90,
      )}.${v.n(100, 999)} ms`,
  ],
  node: v => [
    () =>
      `    at processTicksAndRejections (node:internal/process/task_queues:${v.n(
        90,
        110,
      )}:${v.n(1, 20)})`,
    () =>
      `    at async Layer.handle (/app/node_modules/express/lib/router/layer.js:${v.n(
        90,
        110,
      )}:${v.n(1, 20)})`,
    () => `Error: connect ECONNREFUSED ${v.local()}`,
    () =>
      `{"level":30,"time":${v.n(1700000000000, 1760000000000)},"pid":${v.n(
        1,
        99,
      )},"hostname":"${v.pod()}","reqId":"req-${v.hex(
        4,
      )}","msg":"request completed","responseTime":${v.n(1, 900)}.${v.n(
        100000,
        999999,
      )}}`,
    () =>
      `npm warn deprecated inflight@${v.version()}: This module is not supported, see @babel/core@${v.version()}`,
    () =>
      `Resolved @types/node@npm:${v.version()} integrity sha512-${r64(v)}==`,
    () =>
      `src/metrics/retry.ts(${v.n(1, 400)},${v.n(
        1,
        80,
      )}): error TS2345: Argument of type 'string' is not assignable.`,
    () =>
      `asset main.${v.hex(20)}.js ${v.n(
        1,
        900,
      )} KiB [emitted] [immutable] [minimized] (name: main) 1 related asset`,
    () =>
      `warn: token: expected "}" but found "," in config.yaml:${v.n(
        1,
        90,
      )}:${v.n(1, 40)}`,
  ],
  python: v => [
    () =>
      `  File "/usr/local/lib/python3.${v.n(
        8,
        13,
      )}/site-packages/urllib3/connectionpool.py", line ${v.n(
        100,
        900,
      )}, in urlopen`,
    () =>
      `${v.date()} ${v.time()},${v.n(100, 999)} [${v.n(
        1,
        99,
      )}] [INFO] Booting worker with pid: ${v.n(10, 9999)}`,
    () =>
      `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: ${v.path()}`,
    () =>
      `celery.worker.strategy: Task ${v.word()}.tasks.sync[${v.uuid()}] received`,
    () => `KeyError: 'password'`,
    () =>
      `Epoch ${v.n(1, 90)}/100 loss=${v.n(0, 3)}.${v.n(
        1000,
        9999,
      )} lr=1e-0${v.n(3, 6)} batch=${v.n(1, 999)}/1000`,
  ],
  git: v => [
    () => `commit ${v.sha()}`,
    () => `   ${v.hex(7)}..${v.hex(7)}  main -> main`,
    () => `index ${v.hex(7)}..${v.hex(7)} 100644`,
    () =>
      `remote: Resolving deltas: 100% (${v.n(1, 99)}/${v.n(
        100,
        999,
      )}), completed with ${v.n(1, 99)} local objects.`,
    () => `origin	git@github.com:acme/${v.word()}.git (fetch)`,
    () =>
      `@@ -${v.n(1, 900)},${v.n(1, 9)} +${v.n(1, 900)},${v.n(
        1,
        9,
      )} @@ func main() {`,
    () =>
      `Synced application ${v.word()} to revision ${v.sha()} (tag v${v.version()})`,
  ],
  yaml: v => [
    () =>
      `    image: registry.k8s.io/${v.word()}:v${v.version()}@${v.digest()}`,
    () => `  resourceVersion: "${v.n(1e6, 9e8)}"`,
    () => `  uid: ${v.uuid()}`,
    () => `apiVersion: rbac.authorization.k8s.io/v1`,
    () => `        secretName: ${v.word()}-tls`,
    () => `  creationTimestamp: "${v.date()}T${v.time()}Z"`,
    () => `    pod-template-hash: ${v.hex(10)}`,
    () => `      cpu: ${v.n(1, 900)}m # limits.memory ${v.n(1, 9)}Gi`,
    () => `          secretKeyRef: { name: ${v.word()}-db, key: password }`,
    () => `    argocd.argoproj.io/sync-wave: "${v.n(0, 9)}"`,
    () => `  password: \${DB_PASSWORD}`,
  ],
  prose: v => [
    () =>
      `At ${v.time()} the error rate rose to ${v.n(1, 90)}.${v.n(
        1,
        9,
      )} %; a rollback to ${v.version()} ended it after ${v.n(2, 59)} minutes.`,
    () =>
      `Um ${v.time()} Uhr stieg die Fehlerrate auf ${v.n(1, 90)},${v.n(
        1,
        9,
      )} %; der Rücktausch auf ${v.version()} half nach ${v.n(2, 59)} Minuten.`,
    () =>
      `We will raise the limit from ${v.n(100, 500)} to ${v.n(
        500,
        900,
      )} connections, and may do so again in March.`,
    () =>
      `The token had expired, the password: wrong; nobody had noticed for ${v.n(
        2,
        59,
      )} days.`,
    () =>
      `See RFC ${v.n(1000, 9700)}, section ${v.n(1, 9)}.${v.n(1, 9)}.${v.n(
        1,
        9,
      )}, and https://kubernetes.io/docs/concepts/.`,
    () =>
      `Exit code ${v.n(1, 255)}, port ${v.n(1024, 65535)}, errno ${v.n(
        1,
        133,
      )}, ORA-0${v.n(1000, 9999)}, 0x${v.hex(8)}.`,
  ],
};

const r9 = v => v.n(100000, 999999);
const r64 = v => v.base64();

/** So many lines, in all styles alike. */
export function ordinaryLines(r, count) {
  const v = values(r);
  v.base64 = () => r.text(BASE64, 86);
  const styles = Object.values(STYLES).map(make => make(v));
  return Array.from({ length: count }, (_, i) =>
    r.one(styles[i % styles.length])(),
  );
}
