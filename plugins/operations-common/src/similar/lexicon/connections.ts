import { Concept } from './concept';

export const CONNECTIONS: Concept[] = [
  {
    id: 'connection-refused',
    family: 'connection',
    said: 'connect refuse; refuse connect; nothing listen port; actively refuse',
    codes: 'errno:ECONNREFUSED',
  },
  {
    id: 'connection-timeout',
    family: 'connection',
    said: 'connect timeout; connect timed out; dial tcp timeout; i/o timeout; connect deadline exceed',
    codes: 'errno:ETIMEDOUT',
  },
  {
    id: 'connection-reset',
    family: 'connection',
    said: 'connect reset; reset peer; connect abort; connect disconnect; premature close; prematurely close; unexpected eof; socket hang up; broken pipe; server close connect',
    codes: 'errno:ECONNRESET errno:EPIPE errno:ECONNABORTED',
  },
  {
    id: 'no-route',
    family: 'connection',
    said: 'not route host; network unavailable; host unavailable; not route',
    codes: 'errno:EHOSTUNREACH errno:ENETUNREACH',
  },
  {
    id: 'name-not-resolved',
    family: 'connection',
    said: 'not such host; name not resolve; name service not known; not resolve host; temporary fail name resolve; name not known; nxdomain; unknown host; name resolve fail; host not found; not resolve; resolve fail',
    codes: 'errno:ENOTFOUND errno:EAI_AGAIN',
  },
  {
    id: 'servfail',
    family: 'dns',
    said: 'servfail; server misbehaving; dnssec',
  },
  {
    id: 'address-in-use',
    family: 'bind',
    said: 'address already use; port already use; address use; port belegt; port already allocate; bind already use',
    codes: 'errno:EADDRINUSE',
  },
  {
    id: 'ports-exhausted',
    family: 'bind',
    said: 'not assign request address; ephemeral port; port exhaust; snat',
    codes: 'errno:EADDRNOTAVAIL',
  },
  {
    id: 'conntrack-full',
    said: 'conntrack full; nf_conntrack; conntrack table',
  },
  {
    id: 'packet-loss',
    said: 'packet lost; packet drop; mtu; fragmentation need; crc error',
  },
  {
    id: 'link-down',
    said: 'link unavailable; link is down; carrier lost; not carrier; interface unavailable; link flap',
  },
];
