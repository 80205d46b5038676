// A real SMTP server for tests. It prints its port, then each mail that it was sent as a line of JSON. What it does with a mail, the recipient's name
// says: refuse… is never taken, gone… is nobody's, later… is not taken now, drop… loses the line after all of the mail was sent. Started with --heads it
// prints of each mail only the lines before its text. With --closed CERTIFICATE KEY it takes mails over a line that was made secret alone, from "school"
// who knows the password "chalk".
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const headsOnly = process.argv.includes('--heads');

const closed = process.argv.indexOf('--closed');

const server = new SMTPServer({
  ...(closed < 0
    ? { authOptional: true, disabledCommands: ['STARTTLS'] }
    : { cert: readFileSync(process.argv[closed + 1]), key: readFileSync(process.argv[closed + 2]) }),
  onAuth({ username, password }, session, done) {
    if (username !== 'school' || password !== 'chalk') return done(new Error('Wrong password'));
    done(null, { user: username });
  },
  onRcptTo({ address }, session, done) {
    if (address.startsWith('refuse')) return done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
    if (address.startsWith('gone')) return done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 }));
    if (address.startsWith('later')) return done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const all = Buffer.concat(parts);
      const mail = headsOnly ? all.subarray(0, all.indexOf('\r\n\r\n') + 4) : all;
      console.log(JSON.stringify({ from: session.envelope.mailFrom.address, to, mail: mail.toString('base64') }));
      if (!to.some(address => address.startsWith('drop'))) return done();
      for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
    });
  },
});

server.on('error', error => console.error(error.message));
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.stdin.on('end', () => process.exit()).resume();
