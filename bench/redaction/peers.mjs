import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A library that is published for this, with all its rules. */
export function redactPii() {
  const { Redactor } = require('@redactpii/node');
  const redactor = new Redactor();
  return text => redactor.redact(text);
}

/** What one would write in an afternoon: expressions that are well known, one after the other. */
export function wellKnown() {
  const expressions = [
    /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g,
    /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g,
    /\b(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}\b/g,
    /\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\b/g,
    /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g,
    /\bAIza[\w-]{35}\b/g,
    /\bgh[pousr]_[0-9a-zA-Z]{36}\b/g,
    /\bgithub_pat_\w{82}\b/g,
    /\bglpat-[\w-]{20}\b/g,
    /\bxox[baprs]-[0-9A-Za-z-]{10,}/g,
    /\b[sr]k_(?:live|test)_[0-9A-Za-z]{10,99}\b/g,
    /\bnpm_[A-Za-z0-9]{36}\b/g,
    /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/g,
    /\bdo[opr]_v1_[a-f0-9]{64}\b/g,
    /\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b/g,
    /\bSG\.[\w-]{22}\.[\w-]{43}\b/g,
    /\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g,
    /(?:password|passwd|secret|token|api_?key)["']?\s*[:=]\s*["']?[^\s"',;]+/gi,
    /bearer\s+[\w.~+/-]+=*/gi,
    /\b(?:\d[ -]?){13,16}\b/g,
    /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b/g,
    /\+\d{1,3}[ -]?\(?\d{1,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}/g,
    /\/(?:home|Users)\/[^/\s]+/g,
  ];
  return text =>
    expressions.reduce((rest, each) => rest.replace(each, '[redacted]'), text);
}
