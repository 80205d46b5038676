// One JSON document a line on standard input, one answer a line on standard output, in the same order.
import {createInterface} from 'node:readline';
import {once} from 'node:events';

/**
 * Answers each line of standard input. `answer` gets the parsed line and returns what to write; the line's `id`
 * is added. What it throws becomes `{error}`: a broken document must not end the conversation for the others.
 */
export async function answerLines(answer) {
  for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
    if (line.trim() === '') continue;
    const request = JSON.parse(line);
    let reply;
    try {
      reply = await answer(request);
    } catch (error) {
      reply = {error: explain(error)};
    }
    if (reply === undefined) continue;
    if (!process.stdout.write(JSON.stringify({id: request.id, ...reply}) + '\n')) {
      await once(process.stdout, 'drain');
    }
  }
}

/** An error's own words and those of the errors that it wraps, on one line. */
export function explain(error) {
  if (!(error instanceof Error)) return String(error?.message ?? error);
  const inner = [...(Array.isArray(error.errors) ? error.errors : []), error.cause].filter(Boolean);
  const details = error.details?.event ? [JSON.stringify(error.details.event)] : [];
  return [`${error.name}: ${error.message}`, ...details, ...inner.map(explain)].join(' / ').slice(0, 2000);
}
