/** What the guard must do in front of a real server: id, source, behaviour. Pure data; every id is cited by a test. */

export interface Requirement {
  /** Where it comes from: a section of the specification, or this project's own promise. */
  readonly source: string
  readonly behaviour: string
}

export const requirements = {
  'transparency:bytes': {
    source: 'mcip, transparency',
    behaviour: 'with verdict allow, bytes out equal bytes in, on both sides of the guard',
  },
  'transparency:same-as-direct': {
    source: 'mcip, transparency',
    behaviour: 'a guarded conversation is the direct one, but for times and random ids',
  },
  'transparency:exact-text': {
    source: 'RFC 8259, sections 4 and 6',
    behaviour: 'key order, spacing, big numbers, escapes and carriage returns survive',
  },
  'transparency:era-probe': {
    source: 'MCP 2026-07-28, Base Protocol, discovery',
    behaviour: 'a client that starts the command twice to find the era gets its connection',
  },
  'traffic:progress': {
    source: 'MCP 2025-11-25, Utilities, progress',
    behaviour: 'progress arrives while its call is under way, in order and complete',
  },
  'traffic:cancellation': {
    source: 'MCP 2025-11-25, Utilities, cancellation',
    behaviour: 'a cancelled call is cancelled at the server',
  },
  'traffic:sampling': {
    source: 'MCP 2025-11-25, Client features, sampling',
    behaviour: 'a server gets the sample it asks for in the middle of a call',
  },
  'traffic:elicitation': {
    source: 'MCP 2025-11-25, Client features, elicitation',
    behaviour: 'a server gets the answer of the user in the middle of a call',
  },
  'traffic:concurrent-calls': {
    source: 'JSON-RPC 2.0, section 5',
    behaviour: '200 concurrent calls get each its own answer',
  },
  'traffic:colliding-ids': {
    source: 'CVE-2026-25536',
    behaviour: 'a request of the server under the id of a call does not mix the two up',
  },
  'traffic:large-results': {
    source: 'mcip, transparency',
    behaviour: 'results of 8 MB reach the SDK clients, one of 60 MB an own client',
  },
  'traffic:flood': {
    source: 'mcip, transparency',
    behaviour: '50,000 small notifications arrive in order before the result behind them',
  },
  'traffic:slow-reader': {
    source: 'mcip, transparency',
    behaviour: 'a host that does not read holds the server up instead of filling memory',
  },
  'process:environment': {
    source: 'MCP 2025-11-25, Transports, stdio',
    behaviour:
      'environment, arguments and working directory of the server are those given, and MCIP_GUARDED is set',
  },
  'process:stderr': {
    source: 'MCP 2025-11-25, Transports, stdio',
    behaviour: "the server's stderr passes through unchanged",
  },
  'process:exit-code': {
    source: 'MCP 2025-11-25, Transports, stdio',
    behaviour: 'the exit code is that of the server, 128 + n after signal n',
  },
  'process:signals': {
    source: 'MCP 2025-11-25, Lifecycle, shutdown',
    behaviour: 'SIGTERM, SIGINT and SIGHUP reach the server',
  },
  'process:server-dies': {
    source: 'mcip, transparency',
    behaviour: 'a server that dies in the middle of a call ends the connection as without guard',
  },
  'process:client-hangs-up': {
    source: 'MCP 2025-11-25, Lifecycle, shutdown',
    behaviour: 'when the client hangs up the server is ended and nothing is left running',
  },
  'process:last-words': {
    source: 'mcip, transparency',
    behaviour: 'what was sent before the end of either side arrives, whoever is slow',
  },
  'process:no-command': {
    source: 'POSIX.1-2024, Shell, exit status for commands',
    behaviour: 'a command that does not exist gives a clear error and exit code 127',
  },
  'process:quiet-stdout': {
    source: 'MCP 2025-11-25, Transports, stdio',
    behaviour: 'nothing but MCP is written to stdout, also when the start fails',
  },
  'exception:withheld-tool': {
    source: 'mcip, transparency',
    behaviour: 'a tool that hides text is missing from the list; the other bytes are kept',
  },
  'exception:blocked-call': {
    source: 'MCP 2026-07-28, Tools, error handling',
    behaviour: 'a blocked call never reaches the server and answers a result that says why',
  },
  'exception:replaced-result': {
    source: 'mcip, transparency',
    behaviour: 'a result that hides text is replaced by one that quotes nothing of it',
  },
  'exception:own-keys': {
    source: 'MCP 2026-07-28, Base Protocol, _meta',
    behaviour: 'keys under dev.mcip/ in _meta are stripped both ways; the other bytes are kept',
  },
  'exception:own-answers': {
    source: 'JSON-RPC 2.0, section 5.1',
    behaviour: 'a malformed line is answered with its id and the connection lives on',
  },
  'exception:unreadable-answer': {
    source: 'mcip, bad input and faults',
    behaviour: 'the host gets an error in place of an answer that cannot be read',
  },
  'exception:observe': {
    source: 'mcip, transparency',
    behaviour: 'in mode observe every byte goes on, whatever the verdict',
  },
  'hostile:from-host': {
    source: 'mcip, bad input and faults',
    behaviour: 'each hostile line of the host gets its answer, is logged, and goes nowhere',
  },
  'hostile:from-server': {
    source: 'mcip, bad input and faults',
    behaviour: 'each hostile line of the server goes nowhere and is logged',
  },
  'hostile:judged-is-forwarded': {
    source: 'mcip, transparency',
    behaviour: 'whatever is sent, what goes on is byte for byte what was read, judged and logged',
  },
  'trajectory:host-process': {
    source: 'mcip, trajectory identity',
    behaviour: 'guards of one host share a trajectory, at the same time and without its help',
  },
  'trajectory:turn': {
    source: 'mcip, trajectory identity',
    behaviour: 'a turn that a wrapper records stands in the trajectory of its host',
  },
  'trajectory:named': {
    source: 'mcip, trajectory identity',
    behaviour: 'conversations that a host names are trajectories of their own on one connection',
  },
  'scenarios:attack': {
    source: 'mcip, incidents and their twins',
    behaviour: 'what an incident did to servers and agents is stopped before its harm',
  },
  'scenarios:twin': {
    source: 'mcip, incidents and their twins',
    behaviour: 'the same calls pass where the user asks for them',
  },
  'working-set:shared': {
    source: 'mcip, working set',
    behaviour:
      'a value read through one guard and sent through another is traced to its flow and passage',
  },
  'working-set:survives-kill': {
    source: 'mcip, working set',
    behaviour: 'what a guard saw is traced after kill -9 of any guard',
  },
  'working-set:turn': {
    source: 'mcip, working set',
    behaviour: 'a turn that somebody else records is known at the next decision',
  },
  'working-set:sealed': {
    source: 'mcip, working set',
    behaviour: 'no value stands readable in the store, whatever the log keeps',
  },
  'working-set:window': {
    source: 'mcip, working set',
    behaviour: 'results that flush the window leave verdicts that say so, not values of nobody',
  },
  'working-set:bounded': {
    source: 'mcip, working set',
    behaviour: '10,000 trajectories stay within the bounds of memory and store',
  },
  'approval:once': {
    source: 'mcip, approvals',
    behaviour: 'what a person approved once goes on once, and nothing else with it',
  },
  'approval:not-by-the-agent': {
    source: 'mcip, approvals',
    behaviour: 'an agent with a shell and a pseudo-terminal cannot approve what it wants to call',
  },
  'approval:denied': {
    source: 'mcip, approvals',
    behaviour: 'what a person denied is blocked without being asked about',
  },
  'ask-in-host:v1': {
    source: 'MCP 2025-11-25, Client Features, Elicitation',
    behaviour:
      'a person asked by a host with SDK v1 lets a call go on once; no, no answer and silence stop it',
  },
  'ask-in-host:v2': {
    source: 'MCP 2025-11-25, Client Features, Elicitation',
    behaviour: 'the same with SDK v2',
  },
  'ask-in-host:others-flow': {
    source: 'mcip, approvals',
    behaviour: 'while a call waits for a person all else flows on; a second answer changes nothing',
  },
  'ask-in-host:garbage': {
    source: 'mcip, approvals',
    behaviour: 'an answer that is no plain yes keeps the call back, and never reaches the server',
  },
  'ask-in-host:cancelled': {
    source: 'MCP 2025-11-25, Utilities, Cancellation',
    behaviour: 'a call that is cancelled while it waits takes its question with it',
  },
  'ask-in-host:hang-up': {
    source: 'mcip, approvals',
    behaviour: 'a host that hangs up while a call waits leaves nothing behind',
  },
  'ask-in-host:off': {
    source: 'mcip, approvals',
    behaviour: 'nobody is asked in a host unless the operator says so and the host can show forms',
  },
  'bench:four-commands': {
    source: 'mcip, benchmark',
    behaviour:
      'four commands lead from the published files to benchmark, training cases, model and report',
  },
  'bench:goes-on': {
    source: 'mcip, benchmark',
    behaviour: 'training that was killed goes on, and gives the same model',
  },
  'log:verifies': {
    source: 'mcip, transparency',
    behaviour: 'the log of a guarded run verifies and holds one entry a message',
  },
  'log:survives-kill': {
    source: 'mcip, transparency',
    behaviour: 'after kill -9 at any moment the log verifies and holds every forwarded message',
  },
  'log:locked': {
    source: 'mcip, bad input and faults',
    behaviour: 'with a locked store, calls that change something are blocked and reads go on',
  },
  'log:corrupt': {
    source: 'mcip, bad input and faults',
    behaviour:
      'with a corrupt store the cause and the next step are printed, nothing is lost silently',
  },
  'log:full': {
    source: 'mcip, bad input and faults',
    behaviour: 'with a full disk, calls that change something are blocked and reads go on',
  },
  'self-protection:obedient-agent': {
    source: 'mcip, self-protection',
    behaviour:
      'an agent that follows every instruction it reads changes no file of the guard and of no host',
  },
  'self-protection:spellings': {
    source: 'mcip, self-protection',
    behaviour: 'a blocked change gets through under no other spelling, tool, link or detour',
  },
  'self-protection:commands': {
    source: 'design, approvals',
    behaviour:
      'no script or program that gives the guard a command of a person is written; a document about it is asked about',
  },
  'self-protection:harmless': {
    source: 'mcip, self-protection',
    behaviour: 'files that are only called alike, and texts that mention one, are left alone',
  },
  'speed:shared-shapes': {
    source: 'docs/decisions/0021-objects-of-one-shape.md',
    behaviour: 'a call makes no object whose hidden class no other object shares',
  },
} as const

export type RequirementId = keyof typeof requirements
