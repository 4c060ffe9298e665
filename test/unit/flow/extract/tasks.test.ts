import { describe, expect, it } from 'vitest'
import {
  startedTaskPart,
  startsTask,
  taskIdOf,
  taskListPart,
  taskPart,
  taskResultPart,
} from '../../../../src/flow/extract/tasks.ts'
import { callOf, requestOf } from '../../../message.ts'
import { answering, asking, callBy, inputOf } from './input-of.ts'

const call = callBy(callOf('export'))
const working = { taskId: 't-1', status: 'working' }

describe('a result that starts a task', () => {
  it('is known in both spellings', () => {
    expect(startsTask({ task: working })).toBe(true)
    expect(startsTask({ resultType: 'task', ...working })).toBe(true)
    expect(taskIdOf({ task: working })).toBe('t-1')
    expect(taskIdOf({ resultType: 'task', ...working })).toBe('t-1')
    expect(taskIdOf({ resultType: 'task' })).toBeUndefined()
  })

  it('is not a result with content, nor one with a task that is none', () => {
    expect(startsTask({ task: working, content: [] })).toBe(false)
    for (const task of [null, 'x', [], {}, { taskId: 7 }]) expect(startsTask({ task })).toBe(false)
  })

  it('is the state of the task, from the function', () => {
    for (const result of [{ task: working }, { resultType: 'task', ...working }]) {
      expect(startedTaskPart(answering('tools/call', result, { name: 'export' }), result)).toEqual({
        message: 'task',
        content: working,
        unit: 'function:export',
        about: ['status'],
      })
    }
    const odd = { resultType: 'task', task: 7 }
    expect(startedTaskPart(answering('tools/call', odd), odd).content).toEqual({ task: 7 })
  })
})

describe('taskPart', () => {
  it('asks by id, of the function that was called', () => {
    const part = taskPart(asking('tasks/get', { taskId: 't-1', _meta: {} }, { call }))
    expect(part).toEqual({
      content: { taskId: 't-1' },
      unit: 'function:export',
      about: ['protocol'],
    })
    expect(taskPart(asking('tasks/get')).content).toEqual({})
  })

  it('has every answer of an update as a part of its own', () => {
    const inputResponses = { format: { action: 'accept', content: { format: 'md' } } }
    const part = taskPart(asking('tasks/update', { taskId: 't-1', inputResponses }, { call }))
    expect(part.content).toEqual({ taskId: 't-1' })
    expect(part.extra).toMatchObject([{ message: 'elicitation', kind: 'answer' }])
    const none = taskPart(asking('tasks/update', { inputResponses }, { room: 0 }))
    expect(none.content).toEqual({ inputResponses })
  })

  it('tells the state, and what the task asks', () => {
    const inputRequests = { format: { method: 'elicitation/create', params: { message: '?' } } }
    const state = { ...working, inputRequests }
    const part = taskPart(
      answering('tasks/get', { resultType: 'complete', ...state }, {}, { call }),
    )
    expect(part).toMatchObject({ content: working, unit: 'function:export', about: ['status'] })
    expect(part.extra).toMatchObject([{ message: 'elicitation', kind: 'request' }])
    const none = taskPart(answering('tasks/get', state, {}, { room: 0 }))
    expect(none.content).toEqual(state)
  })

  it('has the result as the return of the function, with its resources', () => {
    const resource = { uri: 'a:1', text: 'x' }
    const result = { content: [{ type: 'resource', resource }] }
    const own = { method: 'notifications/tasks', kind: 'notification', from: 'server' } as const
    const part = taskPart(inputOf({ ...own, params: { ...working, result }, call }))
    expect(part.content).toEqual(working)
    expect(part.extra).toMatchObject([
      { message: 'function-return', kind: 'answer', requested: true, unit: 'function:export' },
      { message: 'resource', unit: 'resource:a:1' },
    ])
    const unknown = taskPart(inputOf({ ...own, params: { ...working, result } }))
    expect(unknown.extra?.[0]).toMatchObject({ message: 'function-return', requested: false })
    const none = taskPart(inputOf({ ...own, params: { ...working, result }, room: 0 }))
    expect(none.content).toEqual({ ...working, result })
  })

  it('has the error of a failed task as an answer too', () => {
    const error = { code: -32603, message: 'disk full' }
    const part = taskPart(answering('tasks/get', { ...working, error }, {}, { call }))
    expect(part.extra).toMatchObject([
      { message: 'function-return', content: error, about: ['protocol'], unit: 'function:export' },
    ])
  })

  it('moves a state that is none as it is', () => {
    for (const result of ['x', null, 7]) {
      expect(taskPart(answering('tasks/get', result)).content).toBe(result)
    }
    expect(taskPart(answering('tasks/get', { result: 'x', error: 7 })).content).toEqual({
      result: 'x',
      error: 7,
    })
  })
})

describe('taskListPart', () => {
  it('is the states of all tasks', () => {
    expect(taskListPart(asking('tasks/list', { cursor: 'p2', _meta: {} }))).toEqual({
      content: { cursor: 'p2' },
      about: ['protocol'],
    })
    expect(taskListPart(asking('tasks/list')).content).toEqual({})
    const tasks = [working]
    expect(taskListPart(answering('tasks/list', { tasks }))).toEqual({
      content: tasks,
      about: ['status'],
    })
    expect(taskListPart(answering('tasks/list', 'x')).content).toBe('x')
  })
})

describe('taskResultPart', () => {
  it('is the answer to the call that the task came from', () => {
    const sampling = callBy(requestOf('sampling/createMessage'))
    const written = { role: 'assistant', content: { type: 'text', text: 'x' } }
    const input = answering('tasks/result', written, { taskId: 't' }, { from: 'host' })
    const part = taskResultPart({ ...input, call: sampling })
    expect(part).toMatchObject({ message: 'sampling', kind: 'answer', content: written })
    expect(taskResultPart(asking('tasks/result', { taskId: 't' })).content).toEqual({ taskId: 't' })
    expect(taskResultPart(asking('tasks/result')).content).toEqual({})
  })

  it('is no answer to itself, where the call is only the question about the task', () => {
    const result = { content: [{ type: 'text', text: 'a' }], result: { content: [] } }
    for (const method of ['tasks/result', 'tasks/get']) {
      const asked = { call: callBy(requestOf(method, { taskId: 't' })) }
      const part = (from: 'host' | 'server') =>
        taskResultPart({ ...answering(method, result), ...asked, from })
      expect(part('server').message).toBe('function-return')
      expect(part('host').message).toBe('sampling')
      expect(taskPart({ ...answering(method, result), ...asked }).extra).toHaveLength(1)
    }
  })

  it('is what the side may answer with, where nobody saw the call', () => {
    const result = (from: 'host' | 'server', value: object) =>
      taskResultPart(answering('tasks/result', { ...value }, {}, { from })).message
    expect(result('server', { content: [] })).toBe('function-return')
    expect(result('host', { role: 'assistant' })).toBe('sampling')
    expect(result('host', { action: 'accept' })).toBe('elicitation')
  })
})
