import { Concept } from './concept';

export const MEMORY: Concept[] = [
  {
    id: 'memory-limit',
    family: 'memory',
    said: 'oom; memory cgroup; cgroup out memory; container memory limit; memory limit exceed; oom killer; invoked oom; kernel kill memory',
    codes: 'k8s:OOMKilled',
  },
  {
    id: 'java-heap',
    family: 'memory',
    said: 'java heap; heap space java; jvm heap',
  },
  {
    id: 'gc-overhead',
    family: 'memory',
    said: 'garbage overhead; garbage collection pause; full gc; gc pause; stop the world; garbage pause',
  },
  {
    id: 'metaspace',
    family: 'memory',
    said: 'metaspace; permgen; class memory',
  },
  {
    id: 'native-thread',
    family: 'memory',
    said: 'not create native thread; unable create thread; native thread; pids limit; fork resource temporarily; fork not allocate memory; too many process; pthread_create',
  },
  {
    id: 'direct-memory',
    family: 'memory',
    said: 'direct buffer memory; direct memory',
  },
  {
    id: 'node-heap',
    family: 'memory',
    said: 'javascript heap; ineffective mark; heap limit allocate fail; v8 heap',
  },
  {
    id: 'gpu-memory',
    family: 'memory',
    said: 'cuda memory; gpu memory; cublas; vram',
  },
  {
    id: 'cannot-allocate',
    family: 'memory',
    said: 'not allocate memory; memory allocate fail; std bad_alloc; bad_alloc; memory error',
    codes: 'errno:ENOMEM',
  },
  {
    id: 'memory-pressure',
    family: 'memory',
    said: 'node memory pressure; low resource memory; memory pressure evict; node low memory; resource memory threshold',
    codes: 'k8s:MemoryPressure',
  },
  {
    id: 'segmentation-fault',
    said: 'segmentation fault; segfault; invalid memory address; nil pointer dereference; sigsegv',
    codes: 'signal:SIGSEGV exit:139',
  },
  {
    id: 'illegal-instruction',
    said: 'illegal instruction; exec format error; wrong architecture',
    codes: 'signal:SIGILL errno:ENOEXEC exit:132',
  },
  { id: 'cpu-throttled', said: 'cpu throttle; cfs quota; cpu limit throttle' },
];
