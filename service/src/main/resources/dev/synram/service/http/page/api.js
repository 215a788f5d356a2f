// Requests to this server. A token, where one is needed, stays in this tab.
const TOKEN = 'synram-token';

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function useToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

async function request(path, options) {
  const token = sessionStorage.getItem(TOKEN);
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch {
    throw new Refused(0, 'The server does not answer. Is it still running?');
  }
  const body = await response.json();
  if (!response.ok) throw new Refused(response.status, body.error);
  return body;
}

export const get = path => request(path, {});
export const post = (path, body = {}) => request(path, { method: 'POST', body: JSON.stringify(body) });

// Asks for one thing at a time; what was wanted meanwhile is asked for next, the last of it alone.
export function latest(ask, answered, failed) {
  let running = false;
  let next = null;
  return async function want(wanted) {
    next = wanted;
    if (running) return;
    running = true;
    try {
      while (next) {
        const now = next;
        next = null;
        try {
          answered(await ask(now), now);
        } catch (problem) {
          failed(problem);
        }
      }
    } finally {
      running = false;
    }
  };
}
