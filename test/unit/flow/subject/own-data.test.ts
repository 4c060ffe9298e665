import { expect, it } from 'vitest'
import {
  isAboutUser,
  isCalledOwn,
  isOwnProfile,
  isRoleOfUser,
  roleOfUser,
} from '../../../../src/flow/subject/own-data.ts'
import { originsOf } from '../origins-of.ts'

it('believes a function that says it is about the user', () => {
  for (const called of [
    { name: 'get_my_orders' },
    { name: 'whoami' },
    { name: 'current_user' },
    { name: 'list', description: "Lists the user's playlists." },
    { name: 'list', description: 'Lists orders of the authenticated user.' },
    { name: 'list', description: 'Lists your own files.' },
  ]) {
    expect(isAboutUser(called)).toBe(true)
  }
})

it('finds nothing about the user in a function about anybody', () => {
  for (const called of [
    { name: 'current_weather' },
    { name: 'list', description: 'Lists the users of a channel.' },
    { name: 'get_user', description: 'Gets the profile of a user.' },
    { name: 'x', description: `${'y '.repeat(400)}the user's` },
  ]) {
    expect(isAboutUser(called)).toBe(false)
  }
})

it('knows a profile of the user from other data of theirs', () => {
  expect(isOwnProfile({ name: 'get_profile', description: "Gets the user's profile." })).toBe(true)
  expect(isOwnProfile({ name: 'my_account' })).toBe(true)
  expect(isOwnProfile({ name: 'my_orders' })).toBe(false)
  expect(isOwnProfile({ name: 'get_profile' })).toBe(false)
})

it('knows the thing that the user called their own', () => {
  const origins = originsOf({ own: ['calendar'] })
  expect(isCalledOwn('searchCalendar', origins)).toBe(true)
  expect(isCalledOwn('searchPhotos', origins)).toBe(false)
})

it('knows the role in which the user is signed in by the description', () => {
  const called = { name: 'list', description: 'Lists the visits of the logged-in patient.' }
  expect(roleOfUser(called)).toBe('patient')
  expect(roleOfUser({ name: 'list', description: 'Lists a patient.' })).toBeUndefined()
  expect(roleOfUser({ name: 'x', description: 'of the signed-in user' })).toBeUndefined()
  expect(roleOfUser({ name: 'list' })).toBeUndefined()
  expect(roleOfUser(undefined)).toBeUndefined()
})

it('knows fields that are named after the role of the user', () => {
  expect(isRoleOfUser('patient_name', 'patient')).toBe(true)
  expect(isRoleOfUser('doctor', 'patient')).toBe(false)
})
