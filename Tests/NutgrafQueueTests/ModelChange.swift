import NutgrafTypes

/// A change of a job as the model knows it.
struct ModelChange {
    /// Which of all changes it is, from 1.
    let serial: Int
    let job: JobID
    let state: JobState
    let cause: JobChange.Cause
}
