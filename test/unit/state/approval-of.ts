/** Flows and requests for the tests of approvals. */
import { asked } from '../../../src/state/approval-steps.ts'
import type {
  ApprovalField,
  ApprovalFlow,
  ApprovalRecord,
  ShownFlow,
} from '../../../src/state/approvals.ts'

export const now: number = Date.parse('2026-01-02T03:04:05.000Z')

export function fieldOf(name: string, value: string, matters = false): ApprovalField {
  return { pointer: `/arguments/${name}`, digest: `digest of ${value}`, shown: value, matters }
}

export function flowOf(more: Partial<ApprovalFlow> = {}): ApprovalFlow {
  return {
    server: 'mail',
    origin: 'npm:mail',
    unit: 'function:send_mail',
    definition: 'd1',
    sender: '',
    finding: '["rules","replay-injection","presence",""]',
    fields: [fieldOf('to', 'ada@example.com', true), fieldOf('body', 'hello')],
    ...more,
  }
}

export const shown: ShownFlow = {
  flow: {
    sender: { role: 'client' },
    recipient: { role: 'server', name: 'mail', unit: 'function:send_mail' },
    subject: [{ role: 'third-party', name: 'Ada' }],
    type: { message: 'function-request', about: ['email-address'] },
    principle: ['necessity'],
  },
  risk: 'replay-injection',
  severity: 'medium',
  text: 'it was sent before.',
  evidence: ['hello'],
  trajectory: 'process:1',
}

export function requestOf(more: Partial<ApprovalFlow> = {}, name = 'a1b2c3d4e5'): ApprovalRecord {
  return asked(undefined, name, { flow: flowOf(more), shown }, now)
}
